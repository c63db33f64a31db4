import { cache } from 'react';
import { filled } from '#lib/news/address-pattern.ts';
import { pages } from '#lib/news/addresses.ts';
import type { Article, ArticleSummary } from '#lib/news/article.ts';
import { keepReading, storiesOnward, tagsOfChoice } from '#lib/news/keep-reading.ts';
import type { Kind } from '#lib/news/kind.ts';
import { pageCount, pageSize } from '#lib/news/pagination.ts';
import { tags } from '#lib/news/tags.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';

/** The published article at this address, or null; read once however many parts of a page ask for it. */
export const findArticle = cache(async (slug: string): Promise<Article | null> => {
  await carry(tags.article(slug));
  return (await readersStore()).articles.publishedBySlug(slug);
});

/** The three articles to offer after this one, with their text. */
export async function onwardFrom(article: Article): Promise<Article[]> {
  // Before the read; what the choice depends on is known after it, and cannot be newer than this.
  await carry(tags.article(article.slug));
  const store = await readersStore();
  const chosen = keepReading(article, await store.articles.keepReadingCandidates(article, 30), storiesOnward);
  await carry(...tagsOfChoice(article, chosen, storiesOnward), ...chosen.map(({ slug }) => tags.article(slug)));
  return store.articles.wholeBySlugs(chosen.map(({ slug }) => slug));
}

/** Which list: everything, or what belongs to one section, topic, author or kind. */
export interface Listing {
  section?: string;
  topic?: string;
  author?: string;
  kind?: Kind;
}

export interface ArticleList {
  articles: ArticleSummary[];
  total: number;
  page: number;
  pages: number;
}

/** One page of a list, newest first; null when the list has no such page. */
export async function listArticles(listing: Listing, page: number): Promise<ArticleList | null> {
  await carry(listingTag(listing));
  const { articles: store } = await readersStore();
  const total = await store.countPublished(listing);
  const last = pageCount(total);
  if (page > last) return null;
  const articles = await store.published(listing, { limit: pageSize, offset: (page - 1) * pageSize });
  return { articles, total, page, pages: last };
}

/** The newest articles of everything, e.g. for the page that found nothing. */
export async function latestArticles(count: number): Promise<ArticleSummary[]> {
  await carry(tags.archive);
  return (await readersStore()).articles.published({}, { limit: count, offset: 0 });
}

/** What a list depends on. */
export function listingTag(listing: Listing): string {
  const [list = 'latest', slug = ''] = Object.entries(listing)[0] ?? [];
  return filled(pages[list as keyof Listing | 'latest'].tags[0]!, { slug });
}
