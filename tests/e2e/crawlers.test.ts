import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type APIRequestContext } from '@playwright/test';
import robotsParser from 'robots-parser';
import { accessibilityProblems, expectNoSidewaysScroll, phone } from '#tests/support/reading.ts';
import { meridian } from '#tests/support/sites.ts';

const slug = 'a-peace-never-signed';
const article = `/article/${slug}`;

/** The status of an address and, where it leads elsewhere, where to: one hop, nobody goes there. */
async function hop(request: APIRequestContext, path: string): Promise<string> {
  // Whole, since `//about` alone would be another host's front page.
  const answer = await request.get(meridian.url + path, { maxRedirects: 0 });
  return `${answer.status()} ${answer.headers().location ?? ''}`.trim();
}

test('robots.txt refuses training what one section has, names both sitemaps, and lets everybody else read', async ({
  request,
  baseURL,
}) => {
  const answer = await request.get('/robots.txt');
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8');
  const robots = robotsParser(`${baseURL}/robots.txt`, await answer.text());
  expect(robots.getSitemaps()).toEqual([`${baseURL}/sitemap.xml`, `${baseURL}/sitemaps/news.xml`]);
  for (const path of [
    '/section/washington-politics',
    '/article/advice-and-consent',
    '/article/advice-and-consent.md',
  ]) {
    expect(robots.isAllowed(`${baseURL}${path}`, 'GPTBot'), path).toBe(false);
    expect(robots.isAllowed(`${baseURL}${path}`, 'Googlebot'), path).toBe(true);
  }
  expect(robots.isAllowed(`${baseURL}${article}`, 'GPTBot')).toBe(true);
  // And for those who missed the line, the article says so itself.
  const [own, other] = await Promise.all(['/article/advice-and-consent', article].map((path) => request.get(path)));
  expect(await own!.text()).toContain('<meta name="tdm-reservation" content="1"/>');
  expect((await own!.text()).match(/<meta name="robots" content="[^"]*"/g)).toEqual([
    '<meta name="robots" content="index, follow, max-image-preview:large, noai, noimageai"',
  ]);
  expect(await other!.text()).not.toContain('tdm-reservation');
  const twin = await request.get('/article/advice-and-consent.md');
  expect(twin.headers()).toMatchObject({ 'x-robots-tag': 'noai, noimageai', 'tdm-reservation': '1' });
});

test('llms.txt leads to Markdown twins, and a twin to its article', async ({ request, baseURL }) => {
  const list = await request.get('/llms.txt');
  expect(list.headers()['content-type']).toBe('text/plain; charset=utf-8');
  expect(await list.text()).toMatch(/^# The Meridian\n\n> /);
  expect(await list.text()).toContain(`(${baseURL}${article}.md)`);

  const twin = await request.get(`${article}.md`);
  expect(twin.status()).toBe(200);
  expect(twin.headers()).toMatchObject({
    'content-type': 'text/markdown; charset=utf-8',
    link: `<${baseURL}${article}>; rel="canonical"`,
  });
  expect(twin.headers()['x-robots-tag']).toBeUndefined();
  expect(await twin.text()).toMatch(/^# .+\n\n> .+\n\n- By \[/);
  const page = await (await request.get(article)).text();
  expect(page).toContain(`<link rel="alternate" type="text/markdown" href="${baseURL}${article}.md"/>`);
  expect((await request.get('/article/none.md')).status()).toBe(404);
  expect((await request.get(`/markdown/${slug}`)).status()).toBe(404);
});

test('what programs look for at agreed places is there where it is configured', async ({ request, baseURL }) => {
  const security = await request.get('/.well-known/security.txt');
  expect(security.headers()['content-type']).toBe('text/plain; charset=utf-8');
  expect(await security.text()).toContain('Contact: mailto:security@meridian.example\nExpires: 20');
  expect(await security.text()).toContain(`Canonical: ${baseURL}/.well-known/security.txt`);
  expect(await (await request.get('/ads.txt')).text()).toBe(
    'placeholder.example.com, placeholder, DIRECT, placeholder\n',
  );
  expect(await hop(request, '/.well-known/change-password')).toBe('302 https://accounts.meridian.example/password');
  expect(await hop(request, '/app-ads.txt')).toBe('404');
  expect(await hop(request, '/.well-known/none')).toBe('404');
});

test('an article tells other sites how to show it, and they can', async ({ request, baseURL }) => {
  const page = await (await request.get(article)).text();
  const [, href] = /<link rel="alternate" type="application\/json\+oembed"[^>]* href="([^"]+)"/.exec(page) ?? [];
  const found = await request.get(href!.replaceAll('&amp;', '&'));
  const embed = (await found.json()) as Record<string, string | number>;
  expect(embed).toMatchObject({ version: '1.0', type: 'rich', provider_name: 'The Meridian', width: 600 });
  expect(embed.html).toContain(`src="${baseURL}/embed${article}"`);

  const ask = (query: string) => request.get(`/oembed?${query}`);
  const url = `url=${encodeURIComponent(`${baseURL}${article}/?utm_source=x`)}`;
  expect(await (await ask(`${url}&maxwidth=320&maxheight=200`)).json()).toMatchObject({ width: 320, height: 200 });
  const xml = await ask(`${url}&format=xml`);
  expect(xml.headers()['content-type']).toBe('text/xml; charset=utf-8');
  expect(await xml.text()).toContain(`<title>${String(embed.title)}</title>`);
  // The specification's own answers: https://oembed.com, section 2.3.5.
  expect((await ask(`${url}&format=yaml`)).status()).toBe(501);
  for (const unknown of [`${baseURL}/about`, `${baseURL}/article/none`, 'https://evil.example/article/x', 'x']) {
    expect((await ask(`url=${encodeURIComponent(unknown)}`)).status(), unknown).toBe(404);
  }
  expect((await ask('')).status()).toBe(404);
});

test('the card may be framed by anybody, runs no script, and is no page of its own to search engines', async ({
  request,
  baseURL,
}) => {
  const card = await request.get(`/embed${article}`);
  expect(card.headers()['content-security-policy']).toContain('frame-ancestors *');
  expect(card.headers()['x-frame-options']).toBeUndefined();
  const html = await card.text();
  expect(html).not.toContain('<script');
  expect(html).toContain('<meta name="robots" content="noindex, follow"/>');
  expect(html).toContain(`<link rel="canonical" href="${baseURL}${article}"/>`);
  expect((await request.get(article)).headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  expect((await request.get('/embed/article/none')).status()).toBe(404);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`the card on a phone, ${colorScheme}`, () => {
    test.use({ viewport: phone, colorScheme });

    test('can be read in the frame of another site, and by those who hear it', async ({ page, request, baseURL }) => {
      const url = encodeURIComponent(`${baseURL}${article}`);
      const { html } = (await (await request.get(`/oembed?url=${url}&maxwidth=358`)).json()) as { html: string };
      const other = createServer((_request, response) => {
        response.setHeader('Content-Type', 'text/html');
        response.end(`<!doctype html><title>Another site</title><body>${html}`);
      });
      await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
      await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
      const card = page.frameLocator('iframe');
      await expect(card.getByRole('heading')).toBeInViewport();
      await expect(card.locator('.embed-card__foot')).toBeInViewport({ ratio: 1 });
      await page.goto(`/embed${article}`);
      expect(await accessibilityProblems(page)).toEqual([]);
      await expectNoSidewaysScroll(page);
      other.close();
    });
  });
}

test('an address that is written otherwise leads to the one there is, in one hop', async ({ request }) => {
  for (const [asked, there] of [
    ['/about/', '/about'],
    ['//about', '/about'],
    ['/About', '/about'],
    ['/about.html', '/about'],
    ['/index.html', '/'],
    ['/index.php', '/'],
    [`${article}/`, article],
    [`${article}/amp`, article],
    [`/Article/${slug.toUpperCase()}.html/`, article],
    [`${article.toUpperCase()}.MD`, `${article}.md`],
    ['/section/europe/index.html', '/section/europe'],
    ['/Search/?q=Strait&utm_source=x', '/search?q=Strait'],
    ['/feeds/rss.xml/', '/feeds/rss.xml'],
  ] as const) {
    expect(await hop(request, asked), asked).toBe(`308 ${there}`);
  }
  for (const none of [
    '/none/',
    '/None',
    '/none.html',
    '/none/amp',
    '//evil.example/',
    '/\\evil.example',
    '/api/x.html',
  ]) {
    expect(await hop(request, none), none).toMatch(/^40[04]$/);
  }
});

test('old addresses lead on in one hop, with a query or a slash too many as well', async ({ request }) => {
  for (const [asked, there] of [
    ['/world/asia', '/section/asia-pacific'],
    ['/World/Asia/index.html', '/section/asia-pacific'],
    ['/world/asia/', '/section/asia-pacific'],
    ['/?cat=7', '/section/oceans'],
    ['/?utm_source=x&cat=7', '/section/oceans'],
    ['/index.php?cat=7', '/section/oceans'],
    ['/subscribe', '/newsletter'],
    ['/rss.xml', '/feeds/rss.xml'],
  ] as const) {
    expect(await hop(request, asked), asked).toBe(`308 ${there}`);
  }
  expect(await hop(request, '/?cat=8')).toBe('200');
});
