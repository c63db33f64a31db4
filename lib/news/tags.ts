import { monthOf } from './dates.ts';
import type { Kind } from './kind.ts';

/**
 * What a printed page depends on. A write records the tags it touches in the change log; a page carries the tags of
 * what it read and is printed again once one of them has changed.
 */
export const tags = {
  article: (slug: string) => `article:${slug}`,
  section: (slug: string) => `section:${slug}`,
  topic: (slug: string) => `topic:${slug}`,
  /** An author's list of articles. */
  author: (slug: string) => `author:${slug}`,
  /** Who an author is: name and biography, on their own page and under their articles. */
  byline: (slug: string) => `byline:${slug}`,
  kind: (kind: Kind) => `kind:${kind}`,
  page: (slug: string) => `page:${slug}`,
  front: 'front',
  /** The feed of everything. */
  feeds: 'feeds',
  /** The list of every article: "latest", search, the index of sitemaps. */
  archive: 'archive',
  /** What was published in a month (`2026-11`, UTC), for its sitemap. */
  month: (month: string) => `month:${month}`,
  /** Something is no longer news for the news sitemap, by the store's clock alone. */
  news: 'news',
  /** What `content/redirects.yaml` says, and old addresses that are told apart by their query. */
  redirects: 'redirects',
  /** Name, navigation, sections and topics: what every page shows. */
  publication: 'publication',
  /** The banner on every page. */
  breaking: 'breaking',
  /** The share image of an article, section or author, or the publication's own; see `ShareDesign.of`. */
  shareImage: (of: string) => `share:${of}`,
  /** Whether readers may see the variants of a picture, by its `PictureFile.base`. */
  picture: (base: string) => `picture:${base.slice('/media/'.length)}`,
} as const;

export interface Tagged {
  slug: string;
  headline: string;
  kind: Kind;
  section: string;
  topics: readonly string[];
  authors: readonly string[];
  /** ISO 8601, UTC. */
  publishedAt: string;
  breaking: boolean;
}

/** A tag's kind and what it is of: `article`, `strait`; of one that stands alone, nothing. */
export function partsOfTag(tag: string): [type: string, slug: string] {
  const colon = tag.indexOf(':');
  return colon < 0 ? [tag, ''] : [tag.slice(0, colon), tag.slice(colon + 1)];
}

/**
 * Every tag that a change of this article touches; give the article before and after the change, or the one that there
 * is. The banner of a breaking story is on every page: it is touched only when it says something else.
 */
export function tagsTouchedBy(...versions: readonly Tagged[]): string[] {
  const touched = new Set<string>([tags.front, tags.feeds, tags.archive]);
  for (const article of versions) {
    touched.add(tags.article(article.slug));
    touched.add(tags.section(article.section));
    touched.add(tags.kind(article.kind));
    touched.add(tags.month(monthOf(article.publishedAt)));
    article.topics.forEach((slug) => touched.add(tags.topic(slug)));
    article.authors.forEach((slug) => touched.add(tags.author(slug)));
  }
  if (saysSomethingElse(versions.map(bannerOf))) touched.add(tags.breaking);
  return [...touched];
}

const bannerOf = ({ breaking, slug, headline, publishedAt }: Tagged) =>
  breaking ? `${slug} ${publishedAt} ${headline}` : '';

function saysSomethingElse([before = '', after = '']: readonly string[]): boolean {
  return before !== after;
}
