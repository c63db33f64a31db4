import type { Store } from '#lib/store/store.ts';
import type { CheckedFolder } from './check-folder.ts';
import { documentFolders } from './read-folder.ts';
import { ownedByContent } from './write-content.ts';

/** What a sync may remove of what came from files without asking: a fifth, and two in any case. */
const harmless = { share: 1 / 5, documents: 2 };

/**
 * What a sync would do that is more often a mistake than meant: taking out much of what came from files, or writing one
 * publication over another. Sentences for a person, who has to say that it is meant; mostly none.
 */
export async function graveChanges(
  store: Store,
  { entries, publication }: Pick<CheckedFolder, 'entries' | 'publication'>,
): Promise<string[]> {
  const stored = await storedSlugs(store);
  const gone = documentFolders.map((folder) => {
    const kept = new Set(entries[folder].map(({ slug }) => slug));
    return [folder, stored[folder].filter((slug) => !kept.has(slug)).length] as const;
  });
  const removed = gone.reduce((sum, [, count]) => sum + count, 0);
  const total = documentFolders.reduce((sum, folder) => sum + stored[folder].length, 0);
  const told: string[] = [];
  if (removed > harmless.documents && removed > total * harmless.share) {
    const parts = gone.flatMap(([folder, count]) =>
      count > 0 ? `${count} of ${stored[folder].length} ${folder}` : [],
    );
    told.push(`It would remove ${parts.join(', ')} that came from files.`);
  }
  const before = await nameInStore(store);
  if (publication && before !== null && total > 0 && before !== publication.name) {
    told.push(`The store holds “${before}”, and the content folder is “${publication.name}”.`);
  }
  return told;
}

async function storedSlugs(store: Store): Promise<Record<(typeof documentFolders)[number], string[]>> {
  const withFile = (hashes: Map<string, string | null>) =>
    [...hashes].flatMap(([slug, hash]) => (hash === null ? [] : slug));
  const articles = [...(await ownedByContent(store)).values()];
  return {
    // A sync leaves those alone that the desk has withdrawn.
    articles: articles.flatMap(({ slug, status }) => (status === 'withdrawn' ? [] : slug)),
    authors: withFile(await store.authors.hashes()),
    sections: withFile(await store.sections.hashes()),
    topics: withFile(await store.topics.hashes()),
    pages: withFile(await store.pages.hashes()),
  };
}

async function nameInStore(store: Store): Promise<string | null> {
  const publication = (await store.settings.get('publication')) as { name?: unknown } | null;
  return typeof publication?.name === 'string' ? publication.name : null;
}
