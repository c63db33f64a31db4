import robotsParser from 'robots-parser';
import { expect, test } from 'vitest';
import { knownCrawlers } from '#lib/syndication/known-crawlers.ts';
import { robotsTxt } from '#lib/syndication/robots-txt.ts';
import { crawlerMarks, type CrawlerPolicy } from '#lib/news/crawler-policy.ts';

const site = 'https://meridian.example';
const open: CrawlerPolicy = { search: 'allow', aiSearch: 'allow', aiTraining: 'allow', sections: {} };
const fileOf = (policy: Partial<CrawlerPolicy>, apart: [string, string[]][] = []) =>
  robotsTxt({ ...open, ...policy }, new Map(apart), [`${site}/sitemap.xml`, `${site}/sitemaps/news.xml`]);
const reader = (file: string) => {
  const robots = robotsParser(`${site}/robots.txt`, file);
  return (path: string, crawler: string) => robots.isAllowed(site + path, crawler);
};

test('by default everybody may read everything that is meant to be read', () => {
  const file = fileOf({});
  const may = reader(file);
  for (const crawler of ['Googlebot', 'GPTBot', 'OAI-SearchBot', 'whoever']) {
    for (const path of ['/', '/article/strait', '/article/strait.md', '/llms.txt', '/search-and-rescue'])
      expect(may(path, crawler)).toBe(true);
    for (const path of ['/api/live/x', '/desk/', '/search', '/search?q=x']) expect(may(path, crawler)).toBe(false);
  }
  expect(robotsParser(`${site}/robots.txt`, file).getSitemaps()).toEqual([
    `${site}/sitemap.xml`,
    `${site}/sitemaps/news.xml`,
  ]);
});

test('training can be refused while search and assistants are welcome', () => {
  const may = reader(fileOf({ aiTraining: 'deny' }));
  for (const crawler of knownCrawlers.aiTraining) expect(may('/article/strait', crawler), crawler).toBe(false);
  for (const crawler of [...knownCrawlers.search, ...knownCrawlers.aiSearch])
    expect(may('/article/strait', crawler), crawler).toBe(true);
});

test('a section with rules of its own is ruled by its page, its feeds and the articles named, and nothing that is called alike', () => {
  const may = reader(fileOf({ sections: { trade: { aiTraining: 'deny' } } }, [['trade', ['tariffs']]]));
  for (const path of [
    '/section/trade',
    '/section/trade?utm_source=x',
    '/section/trade/page/2',
    '/feeds/section/trade/rss.xml',
    '/article/tariffs',
    '/article/tariffs?utm_source=x',
    '/article/tariffs.md',
    '/article/tariffs.md?utm_source=x',
    '/article/tariffs/updates/1',
    '/api/live/x',
  ]) {
    expect(may(path, 'GPTBot'), path).toBe(false);
    if (!path.startsWith('/api')) expect(may(path, 'Googlebot'), path).toBe(true);
  }
  for (const path of ['/', '/section/trade-winds', '/article/tariffs-explained', '/feeds/rss.xml'])
    expect(may(path, 'GPTBot'), path).toBe(true);
});

test('a section may also be open where the rest is closed', () => {
  const may = reader(
    fileOf({ aiSearch: 'deny', sections: { trade: { aiSearch: 'allow' } } }, [['trade', ['tariffs']]]),
  );
  for (const path of ['/section/trade', '/article/tariffs']) expect(may(path, 'PerplexityBot'), path).toBe(true);
  for (const path of ['/', '/article/strait']) expect(may(path, 'PerplexityBot'), path).toBe(false);
});

test('crawlers read the whole file, however long the names in it are, and of the articles it names the newest', () => {
  const deny = { search: 'deny', aiSearch: 'deny', aiTraining: 'deny' } as const;
  const named = (length: number) => {
    const slugs = Array.from({ length: 500 }, (_, i) => `${i}-`.padEnd(length, 'x'));
    const file = fileOf({ sections: { trade: deny } }, [['trade', slugs]]);
    expect(Buffer.byteLength(file)).toBeLessThanOrEqual(500 * 1024);
    return slugs.filter((slug) => file.includes(`Disallow: /article/${slug}$\n`));
  };
  expect(named(60)).toHaveLength(500);
  expect(named(120).length).toBeGreaterThan(200);
  expect(named(120)[0]).toMatch(/^0-/);
});

test('every line is of the grammar of RFC 9309, section 2.2', () => {
  const file = fileOf(
    { search: 'deny', aiSearch: 'deny', sections: { trade: { search: 'allow', aiTraining: 'deny' } } },
    [['trade', ['tariffs']]],
  );
  const rule = /^(?:User-agent: (?:\*|[A-Za-z_-]+)|(?:Dis)?[Aa]llow: \/[\x21-\x7e]*|Sitemap: https:\/\/\S+|# .*|)$/;
  for (const line of file.split('\n')) expect(line).toMatch(rule);
  expect(new Set(Object.values(knownCrawlers).flat()).size).toBe(Object.values(knownCrawlers).flat().length);
});

test('an article says itself what holds for its section', () => {
  const policy: CrawlerPolicy = { ...open, sections: { trade: { aiTraining: 'deny' }, archive: { search: 'deny' } } };
  expect(crawlerMarks(policy, 'europe')).toEqual({ robots: [], reserved: false });
  expect(crawlerMarks(policy, 'trade')).toEqual({ robots: ['noai', 'noimageai'], reserved: true });
  expect(crawlerMarks(policy, 'archive')).toEqual({ robots: ['noindex'], reserved: false });
});
