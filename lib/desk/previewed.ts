import type { Article } from '#lib/news/article.ts';
import type { Preview } from '#lib/news/preview.ts';
import type { ArticleWrite } from '#lib/store/article-write.ts';
import type { DeskArticle } from '#lib/store/desk-article.ts';
import { picturesOf } from '#lib/store/picture-uses.ts';
import type { SavedRevision } from '#lib/store/revisions.ts';
import type { Store } from '#lib/store/store.ts';
import { composeAsItStands } from './compose.ts';
import { openPreview } from './previews.ts';
import { withTexts } from './texts.ts';

/**
 * What a link shows at the address of this article; null when it opens nothing there.
 *
 * @param key of the link, as anybody may have sent it
 */
export async function previewOf(store: Store, slug: string, key: string): Promise<Preview | null> {
  const opened = await openPreview(store, key);
  if (opened?.slug !== slug) return null;
  const article = await store.desk.find(slug);
  if (article?.id !== opened.articleId) return null;
  return previewed(store, article, opened.revision ?? article.revision, opened.expiresAt);
}

/**
 * Whether a link opens a picture: one that its page shows, in this revision or a live update, or that readers see anyway.
 *
 * @param key of the link, as anybody may have sent it
 * @param base see `PictureFile.base`
 */
export async function previewShows(store: Store, slug: string, key: string, base: string): Promise<boolean> {
  const preview = await previewOf(store, slug, key);
  if (!preview) return false;
  const { id, image, body } = preview.article;
  if (picturesOf(image, body.html).includes(base) || (await store.pictureUses.isInUpdate(id, base))) return true;
  return (await store.pictureUses.statesOf([base])).get(base) === 'public';
}

/** What readers do not see yet of the article at this address, for whoever writes it; null when there is nothing. */
export async function unpublishedAt(store: Store, slug: string): Promise<Preview | null> {
  const article = await store.desk.find(slug);
  if (!article || isPublic(article, article.revision)) return null;
  return previewed(store, article, article.revision, null);
}

async function previewed(
  store: Store,
  article: DeskArticle,
  number: number,
  opensUntil: string | null,
): Promise<Preview | null> {
  const saved = await store.desk.saved(article.id, number);
  if (!saved) return null;
  const { write, problems, preflight } = await withTexts(store, () => composeAsItStands(store, saved.snapshot));
  return {
    article: await articleOf(store, article, saved, write),
    status: article.status,
    revision: number,
    isPublic: isPublic(article, number),
    savedAt: saved.at,
    saved: await signatureOf(store, saved),
    checks: [...problems, ...preflight, ...standingInTheWay(article, await store.now())],
    opensUntil,
  };
}

const isPublic = ({ status, publishedRevision }: DeskArticle, revision: number) =>
  status === 'published' && publishedRevision === revision;

/** What stops a publish of any revision of it. */
function standingInTheWay({ status, embargoUntil }: DeskArticle, now: string): Preview['checks'] {
  const checks: Preview['checks'] = [];
  if (status === 'withdrawn') checks.push({ field: 'status', problem: 'it is withdrawn', instead: 'restore it first' });
  if (embargoUntil !== null && Date.parse(embargoUntil) > Date.parse(now)) {
    const instead = 'schedule it for then, or lift the embargo';
    checks.push({ field: 'embargo', problem: `it is under embargo until ${embargoUntil}`, instead });
  }
  return checks;
}

/** The revision as the article's page takes it; what is no part of a revision is as it is now. */
async function articleOf(
  store: Store,
  now: DeskArticle,
  { snapshot }: SavedRevision,
  { body, bylineNames }: ArticleWrite,
): Promise<Article> {
  const { section: slug, authors, topics } = snapshot;
  const [section, ...named] = await Promise.all([
    store.sections.bySlug(slug),
    ...topics.map((topic) => store.topics.bySlug(topic)),
  ]);
  return {
    id: now.id,
    slug: now.slug,
    headline: snapshot.headline,
    dek: snapshot.dek,
    kind: snapshot.kind,
    section: { slug, name: section?.name ?? slug },
    topics: named.flatMap((topic) => (topic ? [{ slug: topic.slug, name: topic.name }] : [])),
    authors: authors.map((author, i) => ({ slug: author, name: bylineNames[i] ?? author })),
    // Dates that readers know are no matter of a revision.
    publishedAt: now.publishedRevision === null ? snapshot.publishedAt : now.publishedAt,
    updatedAt: now.publishedRevision === null ? snapshot.updatedAt : now.updatedAt,
    breaking: snapshot.breaking,
    live: now.live,
    image: snapshot.image,
    wordCount: body.wordCount,
    body,
    corrections: [...snapshot.corrections].reverse().sort((a, b) => Date.parse(b.at) - Date.parse(a.at)),
    keyPoints: now.keyPoints,
    feedId: now.feedId,
    translations: snapshot.translations,
    details: snapshot.details,
  };
}

/** Who wrote it: an editor, a program by the name of its token, or the file that was synced. */
async function signatureOf(store: Store, { by, snapshot }: SavedRevision): Promise<string> {
  if (snapshot.origin === 'content' && snapshot.sourcePath !== null) return `from ${snapshot.sourcePath}`;
  return `by ${(await store.authors.bySlug(by))?.name ?? by}`;
}
