import type { ArticleSummary } from '#lib/news/article.ts';
import { crawlerGroups, sectionsApart, sectionsClosed } from '#lib/news/crawler-policy.ts';
import { tags } from '#lib/news/tags.ts';
import { curationOf } from '#lib/store/front.ts';
import { pageUrl, sectionUrl } from '#lib/news/urls.ts';
import { placedOnFront } from '#lib/news/front-curation.ts';
import { crawlerPolicy } from '#lib/store/crawler-policy.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';
import { readPublication } from './publication.ts';

/** The newest of a section: with more, the file is longer than what crawlers must read of it. */
const articlesNamed = 500;

/**
 * The newest articles of each section that has rules of its own, by its slug. What an article's address does not say,
 * `robots.txt` can only say by naming it.
 */
export async function readArticlesApart(): Promise<Map<string, string[]>> {
  const { crawlers } = await readPublication();
  const apart = new Set(crawlerGroups.flatMap((group) => sectionsApart(crawlers, group)));
  await carry(...[...apart].map(tags.section));
  const { articles } = await readersStore();
  const named = new Map<string, string[]>();
  const limit = Math.floor(articlesNamed / Math.max(1, apart.size));
  for (const section of apart) {
    const newest = await articles.published({ section }, { limit, offset: 0 });
    named.set(
      section,
      newest.map(({ slug }) => slug),
    );
  }
  return named;
}

const articlesListed = 50;

/** What `llms.txt` lists of what assistants may read: what the editors put on the front, then the newest; sections; standing pages. */
export async function readForPrograms() {
  await carry(tags.front, tags.archive, tags.publication);
  const store = await readersStore();
  const [policy, sections] = await Promise.all([crawlerPolicy(store.settings), store.sections.all()]);
  const closed = sectionsClosed(policy, 'aiSearch', sections);
  const isOpen = (section: string) => !closed.includes(section);
  const { all: curation } = await curationOf(store, sections);
  const [placed, newest, pages] = await Promise.all([
    store.articles.publishedBySlugs(placedOnFront(curation)),
    store.articles.published({ without: closed }, { limit: articlesListed, offset: 0 }),
    store.pages.all(),
  ]);
  const open = placed.filter(({ section }) => isOpen(section.slug));
  const articles = new Map<string, ArticleSummary>([...open, ...newest].map((article) => [article.slug, article]));
  return {
    articles: [...articles.values()].slice(0, articlesListed),
    sections: sections
      .filter(({ slug }) => isOpen(slug))
      .map((section) => ({ ...section, url: sectionUrl(section.slug) })),
    pages: pages.map((page) => ({ ...page, url: pageUrl(page.slug) })),
  };
}
