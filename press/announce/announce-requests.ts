import type { AnnounceTarget } from '#lib/config/announce.ts';
import type { CallOut } from '../store/call-out.ts';

/** Addresses that IndexNow takes in one call; and feeds that a hub is told of in one. */
const indexNowUrls = 10_000;
const hubUrls = 100;
/** Calls that one job may make: more would outlast its lease. What is left out, crawlers find in the sitemaps. */
const mostCalls = 10;

/** Whom we tell, in the outbox, in logs and in metrics. */
export function announceTargetName({ url }: AnnounceTarget): string {
  const { host, pathname } = new URL(url);
  return host + pathname.replace(/\/$/, '');
}

/**
 * The calls that announce these paths.
 *
 * WebSub leaves the ping to hub and publisher; all hubs take that of PubSubHubbub 0.3 (section 7.1), which may name several
 * feeds. IndexNow: https://www.indexnow.org/documentation.
 *
 * @param siteUrl without a slash at the end
 */
export function announceRequests(target: AnnounceTarget, paths: readonly string[], siteUrl: string): CallOut[] {
  const urls = [...new Set(paths)].map((path) => siteUrl + path);
  switch (target.kind) {
    case 'websub':
      return inParts(urls, hubUrls).map((part) => ({
        url: target.url,
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams([['hub.mode', 'publish'], ...part.map((url) => ['hub.url', url])]).toString(),
      }));
    case 'indexnow':
      return inParts(urls, indexNowUrls).map((part) => ({
        url: target.url,
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.stringify({
          host: new URL(siteUrl).host,
          key: target.key,
          keyLocation: siteUrl + indexNowKeyPath(target.key),
          urlList: part,
        }),
      }));
  }
}

/** Where the site shows the key, so that nobody else can announce its pages. */
export const indexNowKeyPath = (key: string) => `/${key}.txt`;

function inParts(urls: readonly string[], most: number): string[][] {
  const parts = Math.min(Math.ceil(urls.length / most), mostCalls);
  return Array.from({ length: parts }, (_, i) => urls.slice(i * most, (i + 1) * most));
}
