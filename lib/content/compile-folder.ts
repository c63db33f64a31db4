import { createHash } from 'node:crypto';
import type { CompiledBody } from '#lib/news/article.ts';
import type { Question } from '#lib/markdown/asking.ts';
import type { PicturePlan } from '#lib/media/plan-picture.ts';
import type { CheckedFolder } from './check-folder.ts';
import { answersTo, compileEntry, plansOf } from './compile-entry.ts';
import type { ContentMemory } from './content-memory.ts';
import type { CheckedText } from './documents.ts';
import { manuscriptOf, type Entry } from './entries.ts';
import { documentFolders } from './read-folder.ts';
import { isError, type ContentProblem } from './problem.ts';

/** A text of the publication; what it was compiled to is not kept. */
export interface Compiled {
  /** Of everything it was made of: the same hash in the store means that there is nothing to write. */
  hash: string;
  /** Whether the store does not have it yet. */
  isFresh: boolean;
  /** Pictures at its head and in its text. */
  plans: PicturePlan[];
  problems: ContentProblem[];
}

/** A text that was compiled just now. */
export interface FreshText extends CheckedText {
  hash: string;
  compiled: CompiledBody;
}

/** Texts that are handed on together, and characters: so many are in memory. */
const together = { texts: 250, characters: 4_000_000 };

/**
 * Compiles what is new or has changed.
 *
 * @param stored hashes in the store, by path of the file
 * @param onFresh takes what was compiled, some texts at a time
 * @returns every text, by path of the file
 */
export async function compileFolder(
  checked: CheckedFolder,
  stored: ReadonlyMap<string, string | null>,
  memory: ContentMemory,
  version: string,
  onFresh: (texts: FreshText[]) => Promise<void>,
): Promise<Map<string, Compiled>> {
  const { entries, heroes, surroundings } = checked;
  const hashOf = hashing(checked, version);
  const compiled = new Map<string, Compiled>();
  let batch: FreshText[] = [];
  let characters = 0;

  for (const entry of documentFolders.flatMap((folder): Entry<unknown>[] => entries[folder])) {
    const { path, hash: source } = entry.source;
    const hero = heroes.get(path);
    const allPlans = async (questions: readonly Question[]) => {
      const plans = await plansOf(questions, surroundings);
      return hero ? [hero, ...plans] : plans;
    };
    const known = memory.file(path);
    const text = known?.hash === source ? known.text : null;
    const hash = text && (await hashOf(entry, text.questions));
    if (text && hash !== null && stored.get(path) === hash) {
      compiled.set(path, { hash, isFresh: false, plans: await allPlans(text.questions), problems: text.warnings });
      continue;
    }
    const manuscript = await manuscriptOf(entry);
    const { body, problems, questions } = await compileEntry(entry, manuscript, surroundings);
    if (!problems.some(isError)) memory.keepText(path, source, { questions, warnings: problems });
    const fresh = { entry, text: manuscript.text, body: manuscript.body, hash: await hashOf(entry, questions), compiled: body };
    compiled.set(path, { hash: fresh.hash, isFresh: true, plans: await allPlans(questions), problems });
    batch.push(fresh);
    characters += manuscript.text.length;
    if (batch.length < together.texts && characters < together.characters) continue;
    await onFresh(batch);
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) await onFresh(batch);
  return compiled;
}

/** The hash of all that a text is made of, its own file and what it shows of others. */
function hashing(checked: CheckedFolder, version: string) {
  const { entries, heroes, surroundings } = checked;
  const authorNames = new Map(entries.authors.map(({ slug, data }) => [slug, data?.name]));
  const positions = sectionPositions(checked);
  return async ({ folder, slug, source, data }: Entry<unknown>, questions: readonly Question[]): Promise<string> => {
    const authors = folder === 'articles' ? (data as { authors: string[] } | null)?.authors : null;
    const names = authors?.map((author) => authorNames.get(author)) ?? authors;
    const position = folder === 'sections' ? positions.get(slug) : null;
    const answers = await answersTo(questions, surroundings);
    const hero = heroes.get(source.path)?.picture.base ?? null;
    return createHash('sha256')
      .update(JSON.stringify([version, source.hash, hero, names, position, answers]))
      .digest('hex');
  };
}

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
