import { hashOf } from '#lib/doctor/across-pages.ts';
import { mayCrawl } from '#lib/news/crawler-policy.ts';
import { houseStyle } from '#lib/news/house-style.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { crawlerPolicy } from '#lib/store/crawler-policy.ts';
import type { Store } from '#lib/store/store.ts';
import type { Examination } from './examination.ts';
import type { Sitemaps } from './examine-sitemaps.ts';

const inSitemap = {
  rule: 'every article is in a sitemap',
  level: 'problem',
  source: 'https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap',
} as const;
const inStyle = { rule: 'house style', level: 'warning', source: 'docs/writing.md' } as const;
const outbox = { rule: 'the outbox', level: 'warning', source: 'docs/operating.md#the-outbox' } as const;
const overdue = { rule: 'what is due is published', level: 'problem', source: 'docs/architecture.md' } as const;

const batch = 500;
/** Milliseconds by which a scheduled article may be late: the press looks four times a second. */
const mostDelay = 60_000;

/**
 * Looks at what the store knows and no page shows.
 *
 * @param since the store's time when the sitemaps were about to be read: what was published later may be missing there
 */
export async function examineStore(
  { diagnosis }: Pick<Examination, 'diagnosis'>,
  store: Store,
  { listed }: Pick<Sitemaps, 'listed'>,
  since: string,
): Promise<void> {
  const policy = await crawlerPolicy(store.settings);
  for await (const articles of store.articles.eachPublished(batch)) {
    for (const article of articles) {
      const address = articleUrl(article.slug);
      const toBeListed = article.publishedAt < since && mayCrawl(policy, 'search', article.section.slug);
      if (toBeListed && !listed.has(hashOf(address)))
        diagnosis.add([{ ...inSitemap, address, problem: 'it is published, and no sitemap lists it' }]);
      diagnosis.add(
        houseStyle(article).map(({ field, instead }) => ({ ...inStyle, address, problem: `${field}: ${instead}` })),
      );
      if (article.image?.alt === '')
        diagnosis.add([{ ...inStyle, address, problem: 'image: say what the picture shows, e.g. alt: …' }]);
    }
  }
  const { failed } = await store.outbox.count();
  if (failed > 0)
    diagnosis.add([
      { ...outbox, address: 'outbox', problem: `${failed} jobs failed and were given up: npx broadsheet outbox` },
    ]);
  const due = await store.articles.nextDue();
  const now = await store.now();
  if (due !== null && Date.parse(now) - Date.parse(due) > mostDelay)
    diagnosis.add([{ ...overdue, address: 'store', problem: `an article was due at ${due}; does a press run?` }]);
}
