import type { ArticleSummary } from '#lib/news/article.ts';
import type { Author } from '#lib/news/author.ts';
import type { Frame } from '#lib/news/frame.ts';
import type { Section } from '#lib/news/section.ts';
import {
  articleDesign,
  authorDesign,
  publicationDesign,
  sectionDesign,
  shareImage,
  type ShareDesign,
  type SharePublication,
} from '#lib/news/share-design.ts';
import type { ShareImage } from '#lib/news/share-image.ts';
import { tags } from '#lib/news/tags.ts';
import { carry } from './carry.ts';
import { readFrame } from './frame.ts';
import { readersStore } from './open.ts';

/**
 * The image that platforms show with a link to this article; null while it has not been drawn, some moments after a
 * publish. The page is printed again when it has.
 */
export async function articleShareImage(article: ArticleSummary): Promise<ShareImage | null> {
  return findShareImage(articleDesign(article, publicationOf(await readFrame())));
}

export async function sectionShareImage(section: Section): Promise<ShareImage | null> {
  return findShareImage(sectionDesign(section, publicationOf(await readFrame())));
}

export async function authorShareImage(author: Author): Promise<ShareImage | null> {
  return findShareImage(authorDesign(author, publicationOf(await readFrame())));
}

/** The publication's own, for the front, topics, kinds and everything else. */
export async function publicationShareImage(): Promise<ShareImage | null> {
  const frame = await readFrame();
  return findShareImage(publicationDesign(publicationOf(frame), frame.tagline));
}

async function findShareImage(design: ShareDesign): Promise<ShareImage | null> {
  await carry(tags.shareImage(design.of));
  const url = await (await readersStore()).shareImages.find(design);
  return url === null ? null : shareImage(design, url);
}

const publicationOf = ({ name, nameplate, dateline }: Frame): SharePublication => ({
  name,
  nameplate,
  language: dateline.language,
});
