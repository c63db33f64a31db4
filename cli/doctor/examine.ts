import type { Site } from '#lib/doctor/answer.ts';
import { Diagnosis, type RuleFindings } from '#lib/doctor/diagnosis.ts';
import { pathOn } from '#lib/doctor/places.ts';
import { sitemapsIn } from '#lib/doctor/rules/plain-files.ts';
import { sitemapIndexUrl } from '#lib/news/sitemaps.ts';
import { articleUrl, feedDirectoryUrl, frontUrl } from '#lib/news/urls.ts';
import { oldAddresses } from '#lib/store/old-addresses.ts';
import type { Store } from '#lib/store/store.ts';
import { Crawl } from './crawl.ts';
import { examineCopies } from './examine-copies.ts';
import { examineElsewhere } from './examine-elsewhere.ts';
import { examineFeeds } from './examine-feeds.ts';
import { examineKnownFiles, examineManifests, examineRobots } from './examine-files.ts';
import { examineOldAddresses, examineVariants } from './examine-redirects.ts';
import { examineSitemaps } from './examine-sitemaps.ts';
import { examineStore } from './examine-store.ts';
import type { Scope } from './examination.ts';
import { SiteClient, Unreachable } from './site-client.ts';

/** What was looked at, and what was found. */
export interface Report {
  /** Who was asked, and the address that the pages have to name. */
  asked: string;
  site: string;
  seconds: number;
  requests: number;
  /** Seconds for which the site told us to wait. */
  waited: number;
  looked: {
    pages: number;
    articles: number;
    /** Articles that the sitemaps list; more than were read where only a sample was. */
    articlesListed: number;
    feeds: number;
    feedsNamed: number;
    oldAddresses: number;
    /** Whether the store was at hand. */
    store: boolean;
    externalLinks: number;
  };
  problems: RuleFindings[];
  warnings: RuleFindings[];
}

export interface Wishes {
  /** Who is asked, e.g. `http://localhost:3000`. */
  asked: string;
  /** The address that the pages have to name. */
  siteUrl: string;
  scope: Scope;
  store: Store | null;
  onProgress: (done: number, total: number) => void;
}

/** Examines a running site. @throws Unreachable when it cannot be reached */
export async function examine({ asked, siteUrl, scope, store, onProgress }: Wishes): Promise<Report> {
  const began = Date.now();
  const client = new SiteClient(asked);
  const front = await client.ask(frontUrl());
  if (front.status !== 200) throw new Unreachable(`its front is answered with ${front.status}`);
  const since = store ? await store.now() : null;
  const now = new Date(front.headers['date'] ?? began).toISOString();
  const site: Site = { url: siteUrl, now };
  const diagnosis = new Diagnosis();
  const examination = { site, client, diagnosis, scope };
  const known = store
    ? {
        newest:
          (await store.articles.published({}, { limit: 1, offset: 0 })).map(({ slug }) => articleUrl(slug))[0] ?? null,
        articles: await store.articles.countPublished({}),
      }
    : { newest: null, articles: 0 };

  const robots = await examineRobots(examination);
  const named = sitemapsIn(robots).flatMap((address) => pathOn(address, siteUrl) ?? []);
  const sitemaps = await examineSitemaps(examination, named.length > 0 ? named : [sitemapIndexUrl()], robots);
  const starts = await examineKnownFiles(examination);
  starts.set(frontUrl(), frontUrl());
  starts.set(feedDirectoryUrl(), frontUrl());
  const crawled = await new Crawl(examination, sitemaps).run(starts, onProgress);

  const feeds = await examineFeeds(examination, crawled.feeds, known);
  await examineManifests(examination, crawled.manifests.keys());
  await examineCopies(examination, crawled.copies);
  await examineVariants(examination, crawled.examples);
  const moved = store ? await oldAddresses(store, scope.oldAddresses) : [];
  const old = await examineOldAddresses(examination, moved);
  if (store && since) await examineStore(examination, store, sitemaps, since);
  const externalLinks = scope.external ? await examineElsewhere(examination, crawled.external) : 0;

  return {
    asked,
    site: siteUrl,
    seconds: Math.round((Date.now() - began) / 100) / 10,
    requests: client.requests,
    waited: client.waited,
    looked: {
      pages: crawled.pages,
      articles: crawled.articles,
      articlesListed: sitemaps.articles,
      feeds,
      feedsNamed: crawled.feeds.size,
      oldAddresses: old,
      store: store !== null,
      externalLinks,
    },
    problems: diagnosis.of('problem'),
    warnings: diagnosis.of('warning'),
  };
}
