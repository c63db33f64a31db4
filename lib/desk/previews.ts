import type { z } from 'zod';
import { previewKeyPattern, previewUrl } from '#lib/news/preview.ts';
import type { PreviewRecord } from '#lib/store/previews.ts';
import type { Store } from '#lib/store/store.ts';
import { articleAt, type Desk } from './desk.ts';
import { DeskError, invalid } from './desk-error.ts';
import type { previewSchema } from './inputs.ts';
import { publicationFacts } from './publication.ts';
import { hashOf, isSecret, newSecret } from './secret.ts';

/** A preview as whoever made it sees it. The secret is in the link of a new one and stored nowhere. */
export interface PreviewLink {
  id: string;
  slug: string;
  /** Null: it shows the newest revision, whatever is written meanwhile. */
  revision: number | null;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
}

/** One that was just made. */
export interface NewPreview extends PreviewLink {
  /** Its path on the site. */
  url: string;
  /** The whole address, for whoever is to read there. */
  link: string;
}

/**
 * Makes a link that opens one article before it is published, or one revision of it.
 *
 * @returns with the link itself, the only time that it can be had
 * @throws DeskError `missing` without such an article, `invalid` without such a revision
 */
export async function makePreview(
  { store, by }: Desk,
  { slug, revision, hours }: z.output<typeof previewSchema>,
): Promise<NewPreview> {
  const article = await articleAt(store, slug);
  if (revision !== undefined && !(await store.desk.saved(article.id, revision))) {
    const instead = `name one from 1 to ${article.revision}, or leave it out for the newest`;
    throw invalid([{ field: 'revision', problem: `"${slug}" has no revision ${revision}`, instead }]);
  }
  const secret = newSecret();
  const preview = await store.previews.add(
    { articleId: article.id, revision: revision ?? null, by, hash: hashOf(secret) },
    hours * 3600,
  );
  const url = previewUrl(`${preview.id}.${secret}`);
  return { ...linkOf(preview, slug), url, link: `${(await publicationFacts(store)).url}${url}` };
}

/** The links of an article that open still, newest first. */
export async function listPreviews({ store }: Desk, slug: string): Promise<PreviewLink[]> {
  const article = await articleAt(store, slug);
  return (await store.previews.ofArticle(article.id)).map((preview) => linkOf(preview, slug));
}

/** Closes a link at once, also for those who have opened it. */
export async function revokePreview({ store }: Desk, id: string): Promise<{ id: string }> {
  if (!(await store.previews.revoke(id))) throw new DeskError('missing', `There is no preview "${id}" to revoke.`);
  return { id };
}

/** A preview whose key was right, and where its article lives now. */
export interface OpenPreview {
  articleId: string;
  slug: string;
  revision: number | null;
  expiresAt: string;
}

/**
 * What a link opens; null when its key was made up, or it expired or was revoked. An article that was withdrawn is
 * closed to those whose links are older than that.
 *
 * @param key of the link, as anybody may have sent it
 */
export async function openPreview(store: Store, key: string): Promise<OpenPreview | null> {
  if (!previewKeyPattern.test(key)) return null;
  const [id = '', secret = ''] = key.split('.');
  const preview = await store.previews.valid(id);
  if (!preview || !isSecret(secret, preview.hash)) return null;
  const slug = await store.desk.slugOf(preview.articleId);
  if (slug === null) return null;
  const tombstone = await store.tombstones.find(slug);
  if (tombstone && Date.parse(tombstone.at) > Date.parse(preview.createdAt)) return null;
  const { articleId, revision, expiresAt } = preview;
  return { articleId, slug, revision, expiresAt };
}

const linkOf = ({ id, revision, createdBy, createdAt, expiresAt }: PreviewRecord, slug: string): PreviewLink => ({
  id,
  slug,
  revision,
  createdBy,
  createdAt,
  expiresAt,
});
