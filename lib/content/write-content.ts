import type { Publication } from '#lib/config/publication.ts';
import type { ArticleFrontMatter } from '#lib/news/article.ts';
import type { Picture, PictureFile } from '#lib/news/picture.ts';
import type { Store } from '#lib/store/store.ts';
import { utc } from '#lib/store/timestamps.ts';
import { sectionPositions, type Compiled } from './compile-folder.ts';
import type { CheckedFolder } from './check-folder.ts';
import type { ContentDocument, ContentDocuments } from './documents.ts';
import type { Entries } from './entries.ts';

/** Signs the revisions. */
export const syncName = 'sync';

/** How many of something a sync has touched. */
export interface Counts {
  total: number;
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
}

/** A file whose article belongs to the desk, or was withdrawn there. */
export interface LeftAlone {
  path: string;
  reason: 'desk' | 'import' | 'withdrawn';
}

export interface Written {
  articles: Counts;
  leftAlone: LeftAlone[];
}

/** The hash of every text in the store, by path of its file, as far as content owns it. */
export async function storedHashes(store: Store, entries: Entries): Promise<Map<string, string | null>> {
  const stored = new Map<string, string | null>();
  const articles = new Map((await store.articles.sources('content')).map(({ slug, sourceHash }) => [slug, sourceHash]));
  const hashes = {
    articles,
    authors: await store.authors.hashes(),
    sections: await store.sections.hashes(),
    topics: await store.topics.hashes(),
    pages: await store.pages.hashes(),
  };
  for (const folder of Object.keys(hashes) as (keyof typeof hashes)[]) {
    for (const { slug, source } of entries[folder]) stored.set(source.path, hashes[folder].get(slug) ?? null);
  }
  return stored;
}

/**
 * Brings the store to what the content folder says; to be called within a transaction. What the desk has withdrawn
 * stays so: a typing error mended in the file does not bring an article back before readers.
 */
export async function writeContent(
  tx: Store,
  checked: CheckedFolder,
  documents: ContentDocuments,
  compiled: ReadonlyMap<string, Compiled>,
): Promise<Written> {
  await writeDirectory(tx, checked, documents, compiled);
  const written = await writeArticles(tx, checked, documents, compiled);
  if (checked.publication) await tx.settings.set('publication', { ...checked.publication, focus: await focusOf(tx, checked.publication) });
  await tx.settings.set('front', checked.front ?? {});
  await tx.redirects.replace(checked.redirects);
  return written;
}

/** Topics in the rail when the publication chooses none. */
const topicsInFocus = 8;

/**
 * The topics in focus: those the publication chose, else those with the most articles. Chosen here, not while a page
 * is printed: every page shows them, and each publish would otherwise print every page again.
 */
async function focusOf(tx: Store, { focus }: Publication): Promise<string[]> {
  if (focus) return focus;
  const counts = [...(await tx.articles.topicCounts())];
  return counts
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .slice(0, topicsInFocus)
    .map(([slug]) => slug);
}

/** Sections, topics, authors and standing pages. */
async function writeDirectory(
  tx: Store,
  checked: CheckedFolder,
  documents: ContentDocuments,
  compiled: ReadonlyMap<string, Compiled>,
): Promise<void> {
  const positions = sectionPositions(checked);
  await replace(tx.sections, documents.sections, compiled, ({ slug, data }, { hash }) =>
    tx.sections.save({ slug, ...data }, hash, positions.get(slug) ?? 0),
  );
  await replace(tx.topics, documents.topics, compiled, ({ slug, data }, { hash }) => tx.topics.save({ slug, ...data }, hash));
  await replace(tx.authors, documents.authors, compiled, ({ slug, path, data, markdown }, { hash }, { html, text }) =>
    tx.authors.save(
      {
        slug,
        name: data.name,
        role: data.role ?? null,
        email: data.email ?? null,
        links: data.links,
        image: pictureOf(data.image, checked.heroes.get(path)?.picture),
        bioMarkdown: markdown,
        bioHtml: html,
        bioText: text,
      },
      hash,
    ),
  );
  await replace(tx.pages, documents.pages, compiled, ({ slug, data, markdown }, { hash }, { html }) =>
    tx.pages.save({ slug, ...data, bodyMarkdown: markdown, bodyHtml: html }, hash),
  );
}

interface Shelf {
  hashes(): Promise<Map<string, string | null>>;
  remove(slug: string): Promise<void>;
}

/** Saves what is new or changed, and removes what has no file any more; what never had one (imports) stays. */
async function replace<D extends { slug: string; path: string }>(
  shelf: Shelf,
  documents: readonly D[],
  compiled: ReadonlyMap<string, Compiled>,
  save: (document: D, compiled: Compiled, body: NonNullable<Compiled['body']>) => Promise<void>,
): Promise<void> {
  const stored = await shelf.hashes();
  for (const document of documents) {
    const text = compiled.get(document.path);
    if (text?.body && stored.get(document.slug) !== text.hash) await save(document, text, text.body);
  }
  const kept = new Set(documents.map(({ slug }) => slug));
  for (const [slug, hash] of stored) {
    if (hash !== null && !kept.has(slug)) await shelf.remove(slug);
  }
}

async function writeArticles(
  tx: Store,
  checked: CheckedFolder,
  documents: ContentDocuments,
  compiled: ReadonlyMap<string, Compiled>,
): Promise<Written> {
  const stored = new Map((await tx.articles.sources('content')).map((source) => [source.slug, source]));
  // The desk may have moved an article to another address: its file must not begin it anew at the old one.
  const takenOver = new Set((await tx.articles.sources('desk')).map(({ sourcePath }) => sourcePath));
  const names = new Map(documents.authors.map(({ slug, data }) => [slug, data.name]));
  const articles: Counts = { total: documents.articles.length, added: 0, changed: 0, unchanged: 0, removed: 0 };
  const leftAlone: LeftAlone[] = [];

  for (const document of documents.articles) {
    const text = compiled.get(document.path);
    const before = stored.get(document.slug);
    if (before && before.sourceHash === text?.hash) {
      articles.unchanged += 1;
      continue;
    }
    const owner = before ? null : await tx.articles.findOrigin(document.slug);
    if (owner !== null && owner !== 'content') leftAlone.push({ path: document.path, reason: owner });
    else if (!before && takenOver.has(document.path)) leftAlone.push({ path: document.path, reason: 'desk' });
    else if (before?.status === 'withdrawn') leftAlone.push({ path: document.path, reason: 'withdrawn' });
    else if (text?.body) {
      articles[before ? 'changed' : 'added'] += 1;
      await tx.articles.save(articleWrite(document, checked, text.hash, text.body, names), syncName, before ? 'sync' : 'add');
    }
  }
  const kept = new Set(documents.articles.map(({ slug }) => slug));
  for (const { slug, status } of stored.values()) {
    if (kept.has(slug) || status === 'withdrawn') continue;
    articles.removed += 1;
    await tx.articles.remove(slug, syncName);
  }
  return { articles, leftAlone };
}

function articleWrite(
  { slug, path, data, markdown }: ContentDocument<'articles'>,
  { heroes }: CheckedFolder,
  sourceHash: string,
  body: NonNullable<Compiled['body']>,
  names: ReadonlyMap<string, string>,
): Parameters<Store['articles']['save']>[0] {
  const { image, ...rest } = data;
  return {
    ...rest,
    slug,
    origin: 'content',
    sourcePath: path,
    sourceHash,
    bylineNames: data.authors.map((author) => names.get(author) ?? author),
    updatedAt: lastUpdate(data),
    image: pictureOf(image, heroes.get(path)?.picture),
    markdown,
    body,
  };
}

/** When readers last saw it change: by what the writer says, or by a correction, which always counts (docs/decisions/0014). */
function lastUpdate({ publishedAt, updatedAt, corrections }: ArticleFrontMatter): string | null {
  const said = updatedAt === undefined ? [] : [updatedAt];
  const updates = [...said, ...corrections.map(({ at }) => at)].map(utc);
  return updates.filter((at) => at >= utc(publishedAt)).sort().at(-1) ?? null;
}

function pictureOf(image: { alt: string; caption?: string | undefined; credit?: string | undefined } | undefined, file: PictureFile | undefined): Picture | null {
  return image && file ? { file, alt: image.alt, caption: image.caption ?? null, credit: image.credit ?? null } : null;
}
