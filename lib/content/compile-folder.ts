import { createHash } from 'node:crypto';
import type { CompiledBody } from '#lib/news/article.ts';
import type { PicturePlan } from '#lib/media/plan-picture.ts';
import type { CheckedFolder } from './check-folder.ts';
import { answersTo, compileEntry, plansOf } from './compile-entry.ts';
import type { CompileMemory } from './compile-memory.ts';
import { documentFolders } from './read-folder.ts';
import type { ContentProblem } from './problem.ts';
import { isError } from './problem.ts';

/** A text of the publication, ready to be written. */
export interface Compiled {
  /** Of everything it was made of: the same hash in the store means that there is nothing to write. */
  hash: string;
  /** Null when the store has it already. */
  body: CompiledBody | null;
  /** Pictures at its head and in its text. */
  plans: PicturePlan[];
  problems: ContentProblem[];
}

/**
 * Compiles what is new or has changed, by path of the file.
 *
 * @param stored hashes in the store, by path of the file
 */
export async function compileFolder(
  checked: CheckedFolder,
  stored: ReadonlyMap<string, string | null>,
  memory: CompileMemory,
  version: string,
): Promise<Map<string, Compiled>> {
  const { entries, heroes, surroundings } = checked;
  const authorNames = new Map(entries.authors.map(({ slug, data }) => [slug, data?.name]));
  const positions = sectionPositions(checked);
  const compiled = new Map<string, Compiled>();

  for (const entry of documentFolders.flatMap((folder): Entries => entries[folder])) {
    const { path, hash: source } = entry.source;
    const hero = heroes.get(path);
    const names = entry.folder === 'articles' ? (entry.data as { authors: string[] } | null)?.authors.map((slug) => authorNames.get(slug)) : null;
    const position = entry.folder === 'sections' ? positions.get(entry.slug) : null;
    const hashWith = (answers: readonly string[]) =>
      createHash('sha256')
        .update(JSON.stringify([version, source, hero?.picture.base ?? null, names, position, answers]))
        .digest('hex');

    const known = memory.get(path, source);
    const hash = known && hashWith(await answersTo(known.questions, surroundings));
    if (known && hash !== null && stored.get(path) === hash) {
      const plans = await plansOf(known.questions, surroundings);
      compiled.set(path, { hash, body: null, plans: hero ? [hero, ...plans] : plans, problems: known.warnings });
      continue;
    }
    const { body, problems, questions } = await compileEntry(entry, surroundings);
    if (!problems.some(isError)) memory.set(path, { source, questions, warnings: problems });
    const plans = await plansOf(questions, surroundings);
    compiled.set(path, {
      hash: hashWith(await answersTo(questions, surroundings)),
      body,
      plans: hero ? [hero, ...plans] : plans,
      problems,
    });
  }
  return compiled;
}

type Entries = CheckedFolder['entries'][keyof CheckedFolder['entries']][number][];

/** Sections are listed as the navigation has them, the others behind by name. */
export function sectionPositions({ publication, entries }: CheckedFolder): Map<string, number> {
  const nav = publication?.nav ?? [];
  return new Map(
    entries.sections.map(({ slug }) => {
      const index = nav.indexOf(slug);
      return [slug, index < 0 ? nav.length : index];
    }),
  );
}
