import type { Store } from '#lib/store/store.ts';
import type { CheckedFolder } from './check-folder.ts';
import type { Entry } from './entries.ts';
import { at } from './problem-at.ts';
import { isError, type ContentProblem } from './problem.ts';

/**
 * The files that a partial sync leaves as the store has them, by label: those with an error, and articles that name a
 * section, topic or author whose file has one and which the store does not know yet.
 *
 * @param stored hashes in the store, by path of the file; null where it has nothing of that file
 * @returns them, and what is to be said of the articles that wait
 */
export function heldBack(
  { entries }: CheckedFolder,
  stored: ReadonlyMap<string, string | null>,
  problems: readonly ContentProblem[],
): { held: Set<string>; waiting: ContentProblem[] } {
  const waiting: ContentProblem[] = [];
  const held = new Set(problems.filter(isError).map(({ file }) => file));
  const missing = (folder: 'sections' | 'topics' | 'authors') =>
    new Map(
      (entries[folder] as readonly Entry<unknown>[]).flatMap(({ slug, source }) =>
        held.has(source.label) && !stored.get(source.path) ? [[slug, source.label] as const] : [],
      ),
    );
  const [sections, topics, authors] = [missing('sections'), missing('topics'), missing('authors')];
  for (const entry of entries.articles) {
    if (!entry.data || held.has(entry.source.label)) continue;
    const { data } = entry;
    const waitsFor = sections.get(data.section) ?? find(topics, data.topics) ?? find(authors, data.authors);
    if (waitsFor === undefined) continue;
    held.add(entry.source.label);
    waiting.push(at(entry, [], `this article waits for ${waitsFor}`, 'mend that file', 'warning'));
  }
  return { held, waiting };
}

const find = (labels: ReadonlyMap<string, string>, slugs: readonly string[]): string | undefined =>
  slugs.map((slug) => labels.get(slug)).find((label) => label !== undefined);

/** Names for bylines: as the files say, and of a file that cannot be read as the store knows them. */
export async function authorNames(store: Store, { entries }: CheckedFolder): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { slug, data } of entries.authors) {
    names.set(slug, data?.name ?? (await store.authors.bySlug(slug))?.name ?? slug);
  }
  return names;
}

/** The order of sections: as publication.yaml says, and where that cannot be read as the store knows it. */
export async function navigation(store: Store, checked: CheckedFolder): Promise<readonly string[]> {
  const { publication, files, problems } = checked;
  const isSound = !problems.some((problem) => isError(problem) && problem.file === files.publication?.label);
  if (publication && isSound) return publication.nav ?? [];
  const stored = (await store.settings.get('publication')) as { nav?: unknown } | null;
  return Array.isArray(stored?.nav) ? stored.nav.filter((each) => typeof each === 'string') : [];
}
