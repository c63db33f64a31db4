import type { Picture } from '#lib/news/picture.ts';
import type { Connection } from './connection.ts';
import { noteUnused, picturesOf, textPart, updatePart, waitingPart, type PictureUser } from './picture-uses.ts';
import { newestSnapshot } from './revisions.ts';
import { databaseNow } from './timestamps.ts';

/** Notes the pictures of articles from before uses were noted. For readers that is no change. */
export async function usesInArticles(tx: Connection, articleIds: readonly string[]): Promise<void> {
  const articles = await tx.db
    .selectFrom('article')
    .select(['id', 'status', 'image', 'body_html', 'revision', 'published_revision'])
    .where('id', 'in', articleIds)
    .execute();
  for (const { id, status, image, body_html, revision, published_revision } of articles) {
    const user = `article:${id}`;
    const isPublic = status === 'published';
    await add(tx, { user, part: textPart }, picturesOf(pictureIn(image), body_html), isPublic);
    const updates = await tx.db
      .selectFrom('live_update')
      .select(['number', 'html'])
      .where('article_id', '=', id)
      .where('deleted_at', 'is', null)
      .execute();
    for (const { number, html } of updates) {
      await add(tx, { user, part: updatePart(number) }, picturesOf(null, html), isPublic);
    }
    if (published_revision !== null && revision > published_revision) await addWaiting(tx, id);
  }
}

/** The same of authors and standing pages. What nothing uses by then is unused. */
export async function usesInDirectory(tx: Connection): Promise<void> {
  for (const { slug, image, bio_html } of await tx.db
    .selectFrom('author')
    .select(['slug', 'image', 'bio_html'])
    .execute()) {
    await add(tx, { user: `author:${slug}`, part: textPart }, picturesOf(pictureIn(image), bio_html), true);
  }
  for (const { slug, body_html } of await tx.db.selectFrom('page').select(['slug', 'body_html']).execute()) {
    await add(tx, { user: `page:${slug}`, part: textPart }, picturesOf(null, body_html), true);
  }
  await tx.db
    .updateTable('media')
    .set({ unused_since: await databaseNow(tx) })
    .where('unused_since', 'is', null)
    .where('base', 'not in', tx.db.selectFrom('picture_use').select('base'))
    .execute();
}

/** Nobody compiles the text now: whatever was prepared of the pictures it names is taken for used. */
async function addWaiting(tx: Connection, articleId: string): Promise<void> {
  const { image, markdown } = await newestSnapshot(tx, articleId);
  const named = Array.from(markdown.matchAll(/\/media\/[^\s)>"'?#]+/g), ([src]) => src);
  const rows =
    named.length === 0 ? [] : await tx.db.selectFrom('media').select('base').where('src', 'in', named).execute();
  const bases = [...picturesOf(image, ''), ...rows.map(({ base }) => base)];
  await add(tx, { user: `article:${articleId}`, part: waitingPart }, [...new Set(bases)], false);
}

const pictureIn = (json: string | null) => (json === null ? null : (JSON.parse(json) as Picture));

/** What was written meanwhile has noted its own. */
async function add(
  tx: Connection,
  { user, part }: PictureUser,
  bases: readonly string[],
  isPublic: boolean,
): Promise<void> {
  if (bases.length === 0) return;
  await tx.db
    .insertInto('picture_use')
    .values(bases.map((base) => ({ used_by: user, part, base, is_public: isPublic ? 1 : 0 })))
    .onConflict((conflict) => conflict.columns(['used_by', 'part', 'base']).doNothing())
    .execute();
  await noteUnused(tx, bases);
}
