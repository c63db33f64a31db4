import type { Publication } from '#lib/config/publication.ts';
import type { ArticleFrontMatter } from '#lib/news/article.ts';
import { detailsIn } from '#lib/news/article-details.ts';
import { finishedBody } from '#lib/news/finished-body.ts';
import { seriesSlug } from '#lib/news/series.ts';
import { articleUrl } from '#lib/news/urls.ts';
import type { Picture, PictureFile } from '#lib/news/picture.ts';
import type { ArticleWrite } from '#lib/store/article-write.ts';
import type { ArticleSource } from '#lib/store/articles.ts';
import { slugsIn } from '#lib/store/feed-ids.ts';
import type { Store } from '#lib/store/store.ts';
import { utc } from '#lib/store/timestamps.ts';
import { sectionPositions, type Compiled } from './compile-folder.ts';
import type { CheckedFolder } from './check-folder.ts';
import type { Entries, Entry } from './entries.ts';
import { documentFolders, type DocumentFolder } from './read-folder.ts';
import type { Ready, Spool } from './spool.ts';

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
  /** Slugs of new articles. */
  added: string[];
}

/** What the store knows of the articles that content owns, by slug. */
export type Owned = ReadonlyMap<string, ArticleSource>;

export async function ownedByContent(store: Store): Promise<Owned> {
  return new Map((await store.articles.sources('content')).map((source) => [source.slug, source]));
}

/** The hash of every text in the store, by path of its file, as far as content owns it. */
export async function storedHashes(store: Store, entries: Entries, owned: Owned): Promise<Map<string, string | null>> {
  const stored = new Map<string, string | null>();
  const hashes = {
    articles: new Map([...owned].map(([slug, { sourceHash }]) => [slug, sourceHash])),
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

/** The files that do not decide about their article any more, by path. */
export async function leftAloneBy(
  store: Store,
  { articles }: Entries,
  owned: Owned,
): Promise<Map<string, LeftAlone['reason']>> {
  // The desk may have moved an article to another address: its file must not begin it anew at the old one.
  const takenOver = new Set((await store.articles.sources('desk')).map(({ sourcePath }) => sourcePath));
  const leftAlone = new Map<string, LeftAlone['reason']>();
  const isWithdrawn = withdrawnElsewhere(articles, owned);
  for (const entry of articles) {
    const { slug, source } = entry;
    const before = owned.get(slug);
    const owner = before ? 'content' : await store.articles.findOrigin(slug);
    if (owner !== null && owner !== 'content') leftAlone.set(source.path, owner);
    else if (!before && takenOver.has(source.path)) leftAlone.set(source.path, 'desk');
    else if (before ? before.status === 'withdrawn' : isWithdrawn(entry)) leftAlone.set(source.path, 'withdrawn');
  }
  return leftAlone;
}

/**
 * Tells the files of articles that were withdrawn at another address, before their files had another name: headline and time are
 * the same, or one of them is and the file names the old address. What the desk took from readers does not come back by a
 * rename. A new story that takes the old one's address does.
 */
function withdrawnElsewhere(articles: Entries['articles'], owned: Owned) {
  const withFile = new Set(articles.map(({ slug }) => slug));
  const fileless = [...owned.values()].filter(({ slug, status }) => status === 'withdrawn' && !withFile.has(slug));
  const bySlug = new Map(fileless.map((each) => [each.slug, each]));
  const stories = new Set(fileless.map(({ headline, publishedAt }) => `${publishedAt} ${headline}`));
  return ({ data }: Entries['articles'][number]): boolean => {
    if (data === null) return false;
    const at = utc(data.publishedAt);
    const before = slugsIn(data.oldUrls).flatMap((slug) => bySlug.get(slug) ?? []);
    return (
      stories.has(`${at} ${data.headline}`) ||
      before.some(({ headline, publishedAt }) => headline === data.headline || publishedAt === at)
    );
  };
}

/**
 * Brings the store to what the content folder says; to be called within a transaction. What the desk has withdrawn
 * stays so: a typing error mended in the file does not bring an article back before readers.
 */
export async function writeContent(
  tx: Store,
  checked: CheckedFolder,
  compiled: ReadonlyMap<string, Compiled>,
  spool: Spool,
  held: ReadonlySet<string> = new Set(),
): Promise<Written> {
  const { publication, files } = checked;
  const isHeld = (file: keyof typeof files) => held.has(files[file]?.label ?? '');
  const sound = soundOnes(checked, spool, held);
  await writeDirectory(tx, checked, sound);
  const written = await writeArticles(tx, checked, compiled, sound, held);
  if (publication && !isHeld('publication'))
    await tx.settings.set('publication', { ...publication, focus: await focusOf(tx, publication) });
  if (!isHeld('front')) await tx.settings.set('front', checked.front ?? {});
  if (!isHeld('redirects')) await tx.redirects.replace(checked.redirects);
  return written;
}

/** The documents on the spool but for those that are held back. */
function soundOnes({ entries }: CheckedFolder, spool: Spool, held: ReadonlySet<string>): Pick<Spool, 'read'> {
  if (held.size === 0) return spool;
  const kept = new Set(
    documentFolders
      .flatMap((folder): readonly Entry<unknown>[] => entries[folder])
      .flatMap(({ source }) => (held.has(source.label) ? source.path : [])),
  );
  return {
    async *read(folder) {
      for await (const document of spool.read(folder)) if (!kept.has(document.path)) yield document;
    },
  };
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
async function writeDirectory(tx: Store, checked: CheckedFolder, spool: Pick<Spool, 'read'>): Promise<void> {
  const { entries, heroes } = checked;
  const positions = sectionPositions(checked);
  await replace(tx.sections, entries.sections, spool.read('sections'), ({ slug, data, hash }) =>
    tx.sections.save({ slug, ...data }, hash, positions.get(slug) ?? 0),
  );
  await replace(tx.topics, entries.topics, spool.read('topics'), ({ slug, data, hash }) =>
    tx.topics.save({ slug, ...data }, hash),
  );
  await replace(tx.authors, entries.authors, spool.read('authors'), ({ slug, path, data, markdown, hash, body }) =>
    tx.authors.save(
      {
        slug,
        name: data.name,
        role: data.role ?? null,
        email: data.email ?? null,
        links: data.links,
        image: pictureOf(data.image, heroes.get(path)?.picture),
        bioMarkdown: markdown,
        bioHtml: body.html,
        bioText: body.text,
      },
      hash,
    ),
  );
  await replace(tx.pages, entries.pages, spool.read('pages'), ({ slug, data, markdown, hash, body }) =>
    tx.pages.save({ slug, ...data, bodyMarkdown: markdown, bodyHtml: body.html }, hash),
  );
}

interface Shelf {
  hashes(): Promise<Map<string, string | null>>;
  remove(slug: string): Promise<void>;
}

/** Saves what is new or changed, and removes what has no file any more; what never had one (imports) stays. */
async function replace<Folder extends DocumentFolder>(
  shelf: Shelf,
  entries: readonly { slug: string }[],
  fresh: AsyncIterable<Ready<Folder>>,
  save: (document: Ready<Folder>) => Promise<void>,
): Promise<void> {
  const stored = await shelf.hashes();
  for await (const document of fresh) {
    if (stored.get(document.slug) !== document.hash) await save(document);
  }
  const kept = new Set(entries.map(({ slug }) => slug));
  for (const [slug, hash] of stored) {
    if (hash !== null && !kept.has(slug)) await shelf.remove(slug);
  }
}

async function writeArticles(
  tx: Store,
  checked: CheckedFolder,
  compiled: ReadonlyMap<string, Compiled>,
  spool: Pick<Spool, 'read'>,
  held: ReadonlySet<string>,
): Promise<Written> {
  const { entries, authorNames } = checked;
  const stored = await ownedByContent(tx);
  const reasons = await leftAloneBy(tx, entries, stored);
  const articles: Counts = { total: entries.articles.length, added: 0, changed: 0, unchanged: 0, removed: 0 };
  const leftAlone: LeftAlone[] = [];
  const fresh: string[] = [];
  const leave = (path: string) => {
    const reason = reasons.get(path);
    if (reason) leftAlone.push({ path, reason });
  };

  const kept = new Set(entries.articles.map(({ slug }) => slug));
  /** Slugs of articles whose files have another name now. */
  const moved = new Set<string>();

  for await (const document of spool.read('articles')) {
    const before = stored.get(document.slug);
    // Another sync has written it since this one began.
    if (before?.sourceHash === document.hash) articles.unchanged += 1;
    else if (reasons.has(document.path)) leave(document.path);
    else {
      const isMine = (slug: string) => !kept.has(slug) && !moved.has(slug) && stored.get(slug)?.status !== 'withdrawn';
      // The same story at another address: a file that was renamed names its old one.
      const former = before
        ? undefined
        : slugsIn(document.data.oldUrls).find((slug) => stored.has(slug) && isMine(slug));
      if (former !== undefined) moved.add(former);
      articles[before || former !== undefined ? 'changed' : 'added'] += 1;
      const action = before ? 'sync' : former === undefined ? 'add' : 'rename';
      if (!before && former === undefined) fresh.push(document.slug);
      await tx.articles.save(await articleWrite(document, checked, authorNames), syncName, action, former);
    }
  }
  for (const { source } of entries.articles) {
    const text = compiled.get(source.path);
    if (text?.isFresh || held.has(source.label)) continue;
    if (text?.isLeftAlone) leave(source.path);
    else articles.unchanged += 1;
  }
  for (const { slug, status } of stored.values()) {
    if (kept.has(slug) || moved.has(slug) || status === 'withdrawn') continue;
    articles.removed += 1;
    await tx.articles.remove(slug, syncName);
  }
  return { articles, leftAlone, added: fresh };
}

async function articleWrite(
  { slug, path, data, markdown, hash: sourceHash, body }: Ready<'articles'>,
  { heroes, publication }: CheckedFolder,
  names: ReadonlyMap<string, string>,
): Promise<ArticleWrite> {
  const details = detailsIn(data);
  const { headline, dek, kind, section, topics, authors, publishedAt, status, breaking, corrections, oldUrls } = data;
  return {
    ...{ slug, headline, dek, kind, section, topics, authors, publishedAt, status, breaking, corrections, oldUrls },
    translations: data.translations ?? {},
    details,
    seriesSlug: await seriesSlug(details, publication?.language),
    origin: 'content',
    sourcePath: path,
    sourceHash,
    bylineNames: authors.map((author) => names.get(author) ?? author),
    updatedAt: lastUpdate(data),
    image: pictureOf(data.image, heroes.get(path)?.picture),
    markdown,
    body: finishedBody(body, details),
    // By the address under which readers first met it; the publication's own address may change.
    feedSeed: `${publication?.name ?? ''}${articleUrl(slugsIn(oldUrls)[0] ?? slug)}`,
  };
}

/** When readers last saw it change: by what the writer says, or by a correction, which always counts (docs/decisions/0014). */
function lastUpdate({ publishedAt, updatedAt, corrections }: ArticleFrontMatter): string | null {
  const said = updatedAt === undefined ? [] : [updatedAt];
  const updates = [...said, ...corrections.map(({ at }) => at)].map(utc);
  return (
    updates
      .filter((at) => at >= utc(publishedAt))
      .sort()
      .at(-1) ?? null
  );
}

function pictureOf(
  image: { alt: string; caption?: string | undefined; credit?: string | undefined } | undefined,
  file: PictureFile | undefined,
): Picture | null {
  return image && file ? { file, alt: image.alt, caption: image.caption ?? null, credit: image.credit ?? null } : null;
}
