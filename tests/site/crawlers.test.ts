import { expect, test } from 'vitest';
import robotsParser from 'robots-parser';
import { ask, textAt } from '#tests/support/meridian-pages.ts';
import { meridian } from '#tests/support/sites.ts';

const slug = 'a-peace-never-signed';
const article = `/article/${slug}`;

/** The status of an address and, where it leads elsewhere, where to: one hop, nobody goes there. */
async function hop(path: string): Promise<string> {
  const answer = await ask(path);
  return `${answer.status} ${answer.headers.get('location') ?? ''}`.trim();
}

test('robots.txt refuses training what one section has, names both sitemaps, and lets everybody else read', async () => {
  const answer = await ask('/robots.txt');
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const robots = robotsParser(`${meridian.url}/robots.txt`, await answer.text());
  expect(robots.getSitemaps()).toEqual([`${meridian.url}/sitemap.xml`, `${meridian.url}/sitemaps/news.xml`]);
  for (const path of [
    '/section/washington-politics',
    '/article/advice-and-consent',
    '/article/advice-and-consent.md',
  ]) {
    expect(robots.isAllowed(`${meridian.url}${path}`, 'GPTBot'), path).toBe(false);
    expect(robots.isAllowed(`${meridian.url}${path}`, 'Googlebot'), path).toBe(true);
  }
  expect(robots.isAllowed(`${meridian.url}${article}`, 'GPTBot')).toBe(true);
  // And for those who missed the line, the article says so itself.
  const [own, other] = await Promise.all(['/article/advice-and-consent', article].map(textAt));
  expect(own).toContain('<meta name="tdm-reservation" content="1"/>');
  expect(own!.match(/<meta name="robots" content="[^"]*"/g)).toEqual([
    '<meta name="robots" content="index, follow, max-image-preview:large, noai, noimageai"',
  ]);
  expect(other).not.toContain('tdm-reservation');
  const twin = await ask('/article/advice-and-consent.md');
  expect(Object.fromEntries(twin.headers)).toMatchObject({ 'x-robots-tag': 'noai, noimageai', 'tdm-reservation': '1' });
});

test('llms.txt leads to Markdown twins, and a twin to its article', async () => {
  const list = await ask('/llms.txt');
  expect(list.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const listed = await list.text();
  expect(listed).toMatch(/^# The Meridian\n\n> /);
  expect(listed).toContain(`(${meridian.url}${article}.md)`);

  const twin = await ask(`${article}.md`);
  expect(twin.status).toBe(200);
  expect(Object.fromEntries(twin.headers)).toMatchObject({
    'content-type': 'text/markdown; charset=utf-8',
    link: `<${meridian.url}${article}>; rel="canonical"`,
  });
  expect(twin.headers.get('x-robots-tag')).toBeNull();
  expect(await twin.text()).toMatch(/^# .+\n\n> .+\n\n- By \[/);
  const page = await textAt(article);
  expect(page).toContain(`<link rel="alternate" type="text/markdown" href="${meridian.url}${article}.md"/>`);
  expect((await ask('/article/none.md')).status).toBe(404);
  expect((await ask(`/markdown/${slug}`)).status).toBe(404);
});

test('what programs look for at agreed places is there where it is configured', async () => {
  const security = await ask('/.well-known/security.txt');
  expect(security.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const contact = await security.text();
  expect(contact).toContain('Contact: mailto:security@meridian.example\nExpires: 20');
  expect(contact).toContain(`Canonical: ${meridian.url}/.well-known/security.txt`);
  expect(await textAt('/ads.txt')).toBe('placeholder.example.com, placeholder, DIRECT, placeholder\n');
  expect(await hop('/.well-known/change-password')).toBe('302 https://accounts.meridian.example/password');
  expect(await hop('/app-ads.txt')).toBe('404');
  expect(await hop('/.well-known/none')).toBe('404');
});

test('an article tells other sites how to show it, and they can', async () => {
  const page = await textAt(article);
  const [, href] = /<link rel="alternate" type="application\/json\+oembed"[^>]* href="([^"]+)"/.exec(page) ?? [];
  const found = await ask(href!.replaceAll('&amp;', '&').replace(meridian.url, ''));
  const embed = (await found.json()) as Record<string, string | number>;
  expect(embed).toMatchObject({ version: '1.0', type: 'rich', provider_name: 'The Meridian', width: 600 });
  expect(embed.html).toContain(`src="${meridian.url}/embed${article}"`);

  const embedOf = (query: string) => ask(`/oembed?${query}`);
  const url = `url=${encodeURIComponent(`${meridian.url}${article}/?utm_source=x`)}`;
  expect(await (await embedOf(`${url}&maxwidth=320&maxheight=200`)).json()).toMatchObject({ width: 320, height: 200 });
  const xml = await embedOf(`${url}&format=xml`);
  expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect(await xml.text()).toContain(`<title>${String(embed.title)}</title>`);
  // The specification's own answers: https://oembed.com, section 2.3.5.
  expect((await embedOf(`${url}&format=yaml`)).status).toBe(501);
  for (const unknown of [
    `${meridian.url}/about`,
    `${meridian.url}/article/none`,
    'https://evil.example/article/x',
    'x',
  ]) {
    expect((await embedOf(`url=${encodeURIComponent(unknown)}`)).status, unknown).toBe(404);
  }
  expect((await embedOf('')).status).toBe(404);
});

test('the card may be framed by anybody, runs no script, and is no page of its own to search engines', async () => {
  const card = await ask(`/embed${article}`);
  expect(card.headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect(card.headers.get('x-frame-options')).toBeNull();
  const html = await card.text();
  expect(html).not.toContain('<script');
  expect(html).toContain('<meta name="robots" content="noindex, follow"/>');
  expect(html).toContain(`<link rel="canonical" href="${meridian.url}${article}"/>`);
  expect((await ask(article)).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect((await ask('/embed/article/none')).status).toBe(404);
});

test('an address that is written otherwise leads to the one there is, in one hop', async () => {
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
    ['/Search/?q=Strait&utm_source=x', '/search?q=Strait&utm_source=x'],
    [`${article}/?utm_source=nl`, `${article}?utm_source=nl`],
    [`${article}).`, article],
    [`/Article/${slug}.html%20?a=1`, `${article}?a=1`],
    ['/latest/page/2.', '/latest/page/2'],
    ['/feeds/rss.xml,', '/feeds/rss.xml'],
    ['/feeds/rss.xml/', '/feeds/rss.xml'],
  ] as const) {
    expect(await hop(asked), asked).toBe(`308 ${there}`);
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
    expect(await hop(none), none).toMatch(/^40[04]$/);
  }
});

test('old addresses lead on in one hop, with a query or a slash too many as well', async () => {
  for (const [asked, there] of [
    ['/world/asia', '/section/asia-pacific'],
    ['/World/Asia/index.html', '/section/asia-pacific'],
    ['/world/asia/', '/section/asia-pacific'],
    ['/?cat=7', '/section/oceans'],
    ['/?utm_source=x&cat=7', '/section/oceans?utm_source=x'],
    ['/world/asia?utm_source=x', '/section/asia-pacific?utm_source=x'],
    ['/section/asia', '/section/asia-pacific'],
    ['/section/asia/page/2', '/section/asia-pacific'],
    ['/feeds/section/asia/atom.xml?a=1', '/feeds/section/asia-pacific/atom.xml?a=1'],
    ['/index.php?cat=7', '/section/oceans'],
    ['/subscribe', '/newsletter'],
    ['/rss.xml', '/feeds/rss.xml'],
  ] as const) {
    expect(await hop(asked), asked).toBe(`308 ${there}`);
  }
  expect(await hop('/?cat=8')).toBe('200');
});
