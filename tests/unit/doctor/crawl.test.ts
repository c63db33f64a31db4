import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { examine, type Report } from '#cli/doctor/examine.ts';
import { usualScope } from '#cli/doctor/examination.ts';
import { Unreachable } from '#cli/doctor/site-client.ts';
import type { RuleFindings } from '#lib/doctor/diagnosis.ts';

type Page = { status?: number; headers?: Record<string, string>; body?: string };

let server: Server | null = null;
let asked: string[] = [];
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
  asked = [];
});

/** A site of these pages; all else is not there. `answer` may say something else first. */
async function aSite(pages: Record<string, Page>, answer?: (path: string) => Page | null): Promise<string> {
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url!;
    asked.push(`${request.method} ${path}`);
    const { status = 200, headers = {}, body = '' } = answer?.(path) ?? pages[path] ?? { status: 404 };
    const type = path.endsWith('.xml') ? 'application/xml' : path.endsWith('.txt') ? 'text/plain' : 'text/html';
    response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, ...headers });
    response.end(request.method === 'HEAD' ? '' : body);
  };
  server = createServer(listener);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const look = (site: string, scope = {}): Promise<Report> =>
  examine({
    asked: site,
    siteUrl: 'https://paper.example',
    scope: { ...usualScope, external: false, ...scope },
    store: null,
    onProgress: () => {},
  });

/** What was said of one rule: address and problem. */
const of = (found: readonly RuleFindings[], rule: string) =>
  found
    .filter((each) => each.rule === rule)
    .flatMap(({ ailments }) => ailments.flatMap(({ problem, addresses }) => addresses.map((at) => `${at}: ${problem}`)))
    .sort();

const sitemap = (...paths: string[]): Page => ({
  body: `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${paths
    .map((path) => `<url><loc>https://paper.example${path}</loc></url>`)
    .join('')}</urlset>`,
});

test('a link that leads nowhere is named with every page it stands on, and asked for once', async () => {
  const site = await aSite({
    '/': { body: '<a href="/gone">x</a><a href="/about#team">x</a><a href="/about#board">x</a><a href="#here">x</a>' },
    '/about': {
      body: '<p id="team"></p><a href="https://paper.example/gone">x</a><a href="/old">x</a><img src="/media/a.png">',
    },
    '/old': { status: 308, headers: { Location: '/about' } },
  });
  const { problems, warnings } = await look(site);

  expect(of(problems, 'links lead somewhere').filter((said) => !said.includes('/feeds'))).toEqual([
    '/: /gone is answered with 404',
    '/about: /gone is answered with 404',
    '/about: /media/a.png is answered with 404',
  ]);
  expect(of(problems, 'fragments of links are there')).toEqual([
    '/: #board is not on /about',
    '/: #here is not on the page',
  ]);
  expect(of(warnings, 'links lead there at once')).toEqual(['/about: /old is answered with 308; write /about']);
  expect(asked.filter((line) => line.endsWith(' /gone'))).toHaveLength(1);
});

test('what a page says of another in structured data has to be described there', async () => {
  const data = (graph: unknown) => `<script type="application/ld+json">${JSON.stringify(graph)}</script>`;
  const reference = (id: string) => ({ '@type': 'WebPage', isPartOf: { '@id': `https://paper.example${id}` } });
  const site = await aSite({
    '/': { body: data({ '@id': 'https://paper.example/#website', '@type': 'WebSite' }) + '<a href="/about">x</a>' },
    '/about': { body: data([reference('/#website'), reference('/#paper')]) },
  });
  const { problems } = await look(site);
  expect(of(problems, 'ids of the graph resolve')).toEqual([
    '/about: https://paper.example/#paper is referred to, and / does not describe it',
  ]);
});

test('what a sitemap lists has to be there, allowed and meant to be shown', async () => {
  const site = await aSite({
    '/': { body: '' },
    '/robots.txt': { body: 'User-agent: *\nDisallow: /about\nSitemap: https://paper.example/sitemap.xml\n' },
    '/sitemap.xml': sitemap('/', '/about', '/about', '/article/gone', '/article/hidden'),
    '/about': { body: '' },
    '/article/hidden': { body: '<meta name="robots" content="noindex">' },
  });
  const { problems } = await look(site);

  expect(of(problems, 'sitemaps list what may be shown')).toEqual([
    '/article/gone: a sitemap lists it, and it is answered with 404',
    '/article/hidden: a sitemap lists it, and its page says noindex',
  ]);
  expect(of(problems, 'an address is listed once')).toEqual(['/sitemap.xml: /about is listed a second time']);
  expect(of(problems, 'robots may read what sitemaps list')).toContain(
    '/sitemap.xml: /about is listed, and robots.txt forbids it',
  );
});

test('what robots.txt keeps search engines from need be in no sitemap, and a sitemap without news names the front', async () => {
  const site = await aSite({
    '/': { body: '<a href="/article/hidden">x</a><a href="/article/forgotten">x</a>' },
    '/robots.txt': {
      body: 'User-agent: *\nDisallow: /article/hidden$\nDisallow: /$\nSitemap: https://paper.example/sitemaps/news.xml\n',
    },
    '/sitemaps/news.xml': sitemap('/'),
    '/article/hidden': { body: '<h1>A story</h1>' },
    '/article/forgotten': { body: '<h1>A story</h1>' },
  });
  const { problems } = await look(site);
  expect(of(problems, 'sitemaps list what may be shown')).toEqual([
    '/article/forgotten: its page may be shown, and no sitemap lists it',
  ]);
  expect(of(problems, 'robots may read what sitemaps list')).toEqual([]);
});

test('of a large site a sample is read, spread over its sitemaps, and the report says so', async () => {
  const month = (name: string, count: number) =>
    sitemap(...Array.from({ length: count }, (_, i) => `/article/${name}-${i + 1}`));
  const index = ['2026-10', '2026-11'].map(
    (name) => `<sitemap><loc>https://paper.example/sitemaps/${name}.xml</loc></sitemap>`,
  );
  const site = await aSite(
    {
      '/': { body: '<a href="/article/october-7">x</a>' },
      '/sitemap.xml': {
        body: `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${index.join('')}</sitemapindex>`,
      },
      '/sitemaps/2026-10.xml': month('october', 300),
      '/sitemaps/2026-11.xml': month('november', 100),
    },
    (path) => (path.startsWith('/article/') ? { body: '<h1>A story</h1>' } : null),
  );
  const { looked } = await look(site, { articles: 40 });

  expect(looked).toMatchObject({ articles: 40, articlesListed: 400 });
  const read = asked.filter((line) => /^GET \/article\/\w+-\d+$/.test(line));
  expect(read.filter((line) => line.includes('october'))).toHaveLength(30);
  expect(read.filter((line) => line.includes('november'))).toHaveLength(10);
  // What is linked is asked for all the same.
  expect(asked).toContain('HEAD /article/october-7');
});

test('a site that asks to wait is waited for', async () => {
  let refusals = 2;
  const site = await aSite({ '/': { body: '<a href="/about">x</a>' }, '/about': { body: '' } }, (path) =>
    path === '/about' && refusals-- > 0 ? { status: 429, headers: { 'Retry-After': '1' } } : null,
  );
  const report = await look(site);

  expect(of(report.problems, 'links lead somewhere').filter((said) => said.includes('/about'))).toEqual([]);
  expect(report.waited).toBe(2);
});

test('a site that does not answer is no site with problems', async () => {
  const site = await aSite({});
  server!.close();
  server = null;
  await expect(look(site)).rejects.toThrow(Unreachable);
});
