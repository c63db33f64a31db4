import path from 'node:path';
import type { z } from 'zod';
import { isFile } from '#lib/media/file-below.ts';
import type { Placement } from '#lib/media/picture-plan.ts';
import { allDetails } from '#lib/news/article-details.ts';
import type { Picture } from '#lib/news/picture.ts';
import { articleUrl } from '#lib/news/urls.ts';
import type { DeskArticle } from '#lib/store/desk-article.ts';
import type { Store } from '#lib/store/store.ts';
import { composeAsItStands } from '../compose.ts';
import { writeContentFile, type FileFacts } from '../content-file.ts';
import { command, type Desk, type Receipt } from '../desk.ts';
import { conflict, DeskError } from '../desk-error.ts';
import type { releaseSchema } from '../inputs.ts';

/**
 * Gives an article back to its file under `content/`: the desk's text is written into it, or discarded, so that the next
 * sync brings back what the file says.
 *
 * @throws DeskError `conflict` where the file could bring something before readers that the desk keeps from them
 */
export function release(desk: Desk, slug: string, { discard }: z.output<typeof releaseSchema>): Promise<Receipt> {
  return command(desk, slug, async (inside, article) => {
    await mayBeReleased(inside.store, article);
    const before = article.snapshot.sourcePath;
    const sourcePath = discard ? before : pathFor(article);
    if (sourcePath === null) throw conflict(`"${slug}" never had a file; release it without discarding its text.`);
    const file = path.join(desk.contentDir, sourcePath);
    if (discard) {
      if (path.basename(sourcePath, '.md') !== slug)
        throw conflict(`"${slug}" has moved since it had ${sourcePath}; release it without discarding its text.`);
      if (!(await isFile(file))) throw conflict(`There is no content/${sourcePath} any more.`);
    }
    const { write } = await composeAsItStands(inside.store, article.snapshot);
    const released = { ...write, origin: 'content' as const, sourcePath, sourceHash: null };
    await inside.store.desk.put(article, released, article.status, inside.by, 'release');
    if (discard) return;
    const { markdown } = article.snapshot;
    const facts = await factsOf(inside.store, article);
    await writeContentFile(file, {
      facts,
      markdown,
      ...(before === null ? {} : { before: path.join(desk.contentDir, before) }),
    }).catch((error: NodeJS.ErrnoException) => {
      throw conflict(`content/${sourcePath} cannot be written (${error.code ?? error.message}).`);
    });
  });
}

async function mayBeReleased(store: Store, article: DeskArticle): Promise<void> {
  const { slug, origin, status, revision, publishedRevision, embargoUntil } = article;
  if (origin === 'content') throw conflict(`"${slug}" belongs to its file already.`);
  if (origin === 'import') throw conflict(`"${slug}" is an imported article; it has no file.`);
  if (status === 'withdrawn') throw conflict(`"${slug}" is withdrawn; restore it first.`);
  if (status === 'published' && publishedRevision !== revision)
    throw conflict(
      `Revision ${revision} of "${slug}" waits, and its file would put it before readers; publish it first.`,
    );
  if (embargoUntil !== null && embargoUntil > (await store.now()))
    throw conflict(`"${slug}" is under embargo until ${embargoUntil}, of which its file knows nothing; lift it first.`);
}

/** In the folder of the file that it had, or of its year. */
function pathFor({ slug, publishedAt, snapshot: { sourcePath } }: DeskArticle): string {
  const folder = sourcePath === null ? `articles/${publishedAt.slice(0, 4)}` : path.posix.dirname(sourcePath);
  return `${folder}/${slug}.md`;
}

async function factsOf(store: Store, article: DeskArticle): Promise<FileFacts> {
  const { snapshot, status, publishedAt, updatedAt } = article;
  const { headline, dek, kind, section, topics, authors, breaking, corrections, translations, oldUrls } = snapshot;
  return {
    ...allDetails(snapshot.details),
    ...{ headline, dek, kind, section, breaking, publishedAt },
    ...{ topics: [...topics], authors: [...authors], corrections: [...corrections] },
    oldUrls: [...new Set([...oldUrls, ...formerAddress(article)])],
    updatedAt: updatedAt ?? undefined,
    status: status === 'draft' ? 'draft' : 'published',
    image: snapshot.image ? await imageOf(store, snapshot.image) : undefined,
    translations: Object.keys(translations).length > 0 ? { ...translations } : undefined,
  };
}

/** Where the name of its file led before the desk moved it: other files may link there. */
function formerAddress({ slug, snapshot: { sourcePath } }: DeskArticle): string[] {
  const name = sourcePath === null ? slug : path.basename(sourcePath, '.md');
  return name === slug ? [] : [articleUrl(name)];
}

async function imageOf(store: Store, { file, alt, caption, credit }: Picture): Promise<FileFacts['image']> {
  const media = await store.media.byBase(file.base);
  if (!media) throw new DeskError('conflict', `Nobody knows any more of which file ${file.base} was made.`);
  const { focal } = media.placement ? (JSON.parse(media.placement) as Placement) : { focal: undefined };
  return {
    ...{ src: media.src, alt },
    ...(caption === null ? {} : { caption }),
    ...(credit === null ? {} : { credit }),
    ...(focal && (focal[0] !== 0.5 || focal[1] !== 0.5) ? { focal: [focal[0], focal[1]] } : {}),
  };
}
