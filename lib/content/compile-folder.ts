import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Question } from '#lib/markdown/answers.ts';
import type { PicturePlan } from '#lib/media/picture-plan.ts';
import type { CheckedFolder } from './check-folder.ts';
import { answersTo, compileEntry, plansOf, type Surroundings } from './compile-entry.ts';
import type { ContentMemory } from './content-memory.ts';
import type { CheckedText, ContentDocument } from './documents.ts';
import { manuscriptOf, type Entry } from './entries.ts';
import { documentFolders } from './read-folder.ts';
import type { Ready } from './spool.ts';
import type { TextLinks } from './text-links.ts';
import { isError, type ContentProblem } from './problem.ts';

/** A text of the publication; what it was compiled to is not kept. */
export interface Compiled {
  /** Of everything it was made of: the same hash in the store means that there is nothing to write. */
  hash: string;
  /** Whether the store does not have it yet. */
  isFresh: boolean;
  /** Whether it does not decide about its article any more: nothing comes of it but its problems. */
  isLeftAlone: boolean;
  /** Pictures at its head and in its text. */
  plans: PicturePlan[];
  problems: ContentProblem[];
  /** Its anchors and links; none where nobody sees it. */
  textLinks: TextLinks;
}

/** Who makes something of what is fresh. */
export interface FreshTexts {
  read(texts: readonly CheckedText[]): Promise<ContentDocument[]>;
  add(document: Ready): Promise<void>;
}

/** Texts that are in memory together, and their characters. */
const together = { texts: 250, characters: 4_000_000 };

/**
 * Compiles what is new or has changed.
 *
 * @param stored hashes in the store, by path of the file
 * @param leftAlone files that do not decide about their article any more, by path: compiled once, for their problems
 * @param take what was compiled is handed on one by one; null where only its problems are asked for
 * @returns every text, by path of the file
 */
export async function compileFolder(
  checked: CheckedFolder,
  stored: ReadonlyMap<string, string | null>,
  memory: ContentMemory,
  version: string,
  take: FreshTexts | null,
  leftAlone: ReadonlyMap<string, unknown> = new Map(),
): Promise<Map<string, Compiled>> {
  const { entries, heroes } = checked;
  const hashOf = hashing(checked, version);
  const compiled = new Map<string, Compiled>();
  const faulty = new Set(checked.problems.filter(isError).map(({ file }) => file));
  const note = async (entry: Entry<unknown>, text: Omit<Compiled, 'plans'>, questions: readonly Question[]) => {
    const { path } = entry.source;
    const hero = heroes.get(path);
    const plans = await plansOf(questions, surroundingsOf(entry, checked));
    compiled.set(path, { ...text, plans: hero ? [hero, ...plans] : plans });
  };

  const fresh: Entry<unknown>[] = [];
  for (const entry of documentFolders.flatMap((folder): Entry<unknown>[] => entries[folder])) {
    if (!entry.hasText) continue;
    const known = memory.file(entry.source.path);
    const text = known?.hash === entry.source.hash ? known.text : null;
    const hash = text && (await hashOf(entry, text.questions));
    const isStored = hash !== null && stored.get(entry.source.path) === hash;
    const isLeftAlone = !isStored && leftAlone.has(entry.source.path);
    if (!text || hash === null || (!isStored && !isLeftAlone)) fresh.push(entry);
    else {
      const { warnings: problems, textLinks } = text;
      await note(entry, { hash, isFresh: false, isLeftAlone, problems, textLinks }, text.questions);
    }
  }
  for await (const texts of inBatches(fresh)) {
    // Of what is not sound there is no document.
    const sound = texts.filter(({ entry }) => entry.data !== null && !faulty.has(entry.source.label));
    const read = sound.length > 0 ? await take?.read(sound) : [];
    const documents = new Map(sound.map((text, index) => [text, read?.[index]]));
    for (const text of texts) {
      const { entry } = text;
      const { body, problems, questions, textLinks } = await compileEntry(entry, text, surroundingsOf(entry, checked));
      const hash = await hashOf(entry, questions);
      if (!problems.some(isError))
        memory.keepText(entry.source.path, entry.source.hash, { questions, warnings: problems, textLinks });
      const isLeftAlone = leftAlone.has(entry.source.path);
      await note(entry, { hash, isFresh: true, isLeftAlone, problems, textLinks }, questions);
      const document = documents.get(text);
      if (document && !problems.some(isError)) await take?.add({ ...document, hash, body });
      // Who else lives in this process has waited for one text, not for all of them.
      await nextTurn();
    }
  }
  return compiled;
}

async function* inBatches(entries: readonly Entry<unknown>[]): AsyncGenerator<CheckedText[]> {
  let batch: CheckedText[] = [];
  let characters = 0;
  for (const entry of entries) {
    const { body, bodyLine } = await manuscriptOf(entry);
    const text = { entry, body, bodyLine };
    batch.push(text);
    characters += text.body.length;
    if (batch.length < together.texts && characters < together.characters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

/** An article may have a language of its own. */
function surroundingsOf({ data }: Entry<unknown>, { surroundings }: CheckedFolder): Surroundings {
  const { language } = (data ?? {}) as { language?: string };
  return language === undefined ? surroundings : { ...surroundings, language };
}

/** The hash of all that a text is made of, its own file and what it shows of others. */
function hashing(checked: CheckedFolder, version: string) {
  const { heroes, authorNames } = checked;
  const positions = sectionPositions(checked);
  return async (entry: Entry<unknown>, questions: readonly Question[]): Promise<string> => {
    const { folder, slug, source, data } = entry;
    const authors = folder === 'articles' ? (data as { authors: string[] } | null)?.authors : null;
    const names = authors?.map((author) => authorNames.get(author)) ?? authors;
    const position = folder === 'sections' ? positions.get(slug) : null;
    const answers = await answersTo(questions, surroundingsOf(entry, checked));
    const hero = heroes.get(source.path)?.picture.base ?? null;
    return createHash('sha256')
      .update(JSON.stringify([version, source.hash, hero, names, position, answers]))
      .digest('hex');
  };
}

/** Sections are listed as the navigation has them, the others behind by name. */
export function sectionPositions({ nav, entries }: CheckedFolder): Map<string, number> {
  return new Map(
    entries.sections.map(({ slug }) => {
      const index = nav.indexOf(slug);
      return [slug, index < 0 ? nav.length : index];
    }),
  );
}
