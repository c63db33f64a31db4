import { kinds } from '#lib/news/kind.ts';
import { tags } from '#lib/news/tags.ts';
import { articleUrl, authorUrl, frontUrl, kindUrl, latestUrl, pageUrl, sectionUrl, topicUrl } from '#lib/news/urls.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';

/** Most addresses one sitemap may hold (https://www.sitemaps.org/protocol.html). */
const mostEntries = 50_000;

/** Every address worth crawling, with when it last changed where that is known. */
export async function readSitemap(siteUrl: string): Promise<{ url: string; changedAt: string | null }[]> {
  await carry(tags.archive, tags.publication);
  const store = await readersStore();
  const [sections, topics, authors, pages] = await Promise.all([
    store.sections.all(),
    store.topics.all(),
    store.authors.all(),
    store.pages.all(),
  ]);
  const entries = [
    frontUrl(),
    latestUrl(),
    ...sections.map(({ slug }) => sectionUrl(slug)),
    ...topics.map(({ slug }) => topicUrl(slug)),
    ...kinds.map(kindUrl),
    ...authors.map(({ slug }) => authorUrl(slug)),
    ...pages.map(({ slug }) => pageUrl(slug)),
  ].map((path) => ({ url: siteUrl + path, changedAt: null as string | null }));
  for await (const batch of store.articles.eachPublished(1000)) {
    for (const { slug, publishedAt, updatedAt } of batch) {
      if (entries.length >= mostEntries) return entries;
      entries.push({ url: siteUrl + articleUrl(slug), changedAt: updatedAt ?? publishedAt });
    }
  }
  return entries;
}
