import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { withdraw } from '#lib/desk/commands/amend.ts';
import { publish } from '#lib/desk/commands/publish.ts';
import { create } from '#lib/desk/commands/write.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { createSchema } from '#lib/desk/inputs.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { deskOf } from '../support/desk.ts';
import { noticed as noticedBy } from '../support/noticed.ts';
import { getNewest } from '../support/surfaces.ts';

/** A series grows, on the newsroom's site. */
const site = inject('newsroom');
let store: Store;
let desk: Desk;
beforeAll(async () => {
  store = await openStore(site.databaseUrl);
  desk = deskOf(store, site);
});
afterAll(() => store?.close());

const newest = async (path: string) => {
  await noticedBy(site, store);
  return getNewest(site.url + path);
};
const text = async (path: string) => (await newest(path)).text();

async function publishPart(seriesPart: number, details: object = {}) {
  const slug = `cables-${seriesPart}`;
  const written = { slug, headline: `Cables, ${slug}`, dek: 'Of cables.', section: 'oceans', body: 'Under the sea.' };
  const input = { ...written, authors: ['mara-lindqvist'], series: 'The “cable” war', seriesPart, ...details };
  await create(desk, createSchema.parse(input));
  await publish(desk, slug, {});
}

test('parts name their place and each other, and the series lists them in order, at the next request', async () => {
  expect((await newest('/series/the-cable-war')).status).toBe(404);
  await publishPart(2);
  await publishPart(1);
  const page = await text('/series/the-cable-war');
  expect(page.indexOf('/article/cables-1')).toBeGreaterThan(0);
  expect(page.indexOf('/article/cables-1')).toBeLessThan(page.indexOf('/article/cables-2'));
  expect(page).toContain('"@type":"CreativeWorkSeries"');

  const first = await text('/article/cables-1');
  expect(first).toContain('Part 1 of 2');
  expect(first).toContain('href="/article/cables-2" rel="next"');
  expect(await text('/feeds/series/the-cable-war/rss.xml')).toContain('/article/cables-2');
  expect(await text('/feeds')).toContain('/feeds/series/the-cable-war/rss.xml');
  expect(await text('/sitemaps/pages.xml')).toContain('/series/the-cable-war<');

  await publishPart(3);
  expect(await text('/article/cables-1')).toContain('Part 1 of 3');
  await withdraw(desk, 'cables-3', { reason: '', legal: false });
  await withdraw(desk, 'cables-2', { reason: '', legal: false });
  expect(await text('/article/cables-1')).not.toContain('rel="next"');
});

test('a story from elsewhere, in Arabic and paid for, says so on its page, on lists and in feeds', async () => {
  const original = 'https://example.org/asl';
  await publishPart(9, {
    ...{ language: 'ar', label: 'sponsored', canonicalUrl: original, dateline: 'BEIRUT' },
    body: 'نص [رابط](https://example.org/x).',
  });
  const page = await text('/article/cables-9');
  expect(page).toContain(`<link rel="canonical" href="${original}"/>`);
  expect(page).toMatch(/<div class="story__part[^>]* lang="ar" dir="rtl"/);
  expect(page).toContain('<span class="dateline">BEIRUT</span> — ');
  expect(page).toContain('href="https://example.org/x" rel="noopener external sponsored"');
  expect(page).toContain('Sponsored</b>');
  expect(await text('/section/oceans')).toContain('Sponsored</b>');
  const feed = await text('/feeds/section/oceans/rss.xml');
  expect(feed).toContain('<title>Sponsored: Cables, cables-9</title>');
  expect(feed).toContain('<dc:language>ar</dc:language>');
  const { pathname } = new URL(/<loc>([^<]*\/articles\/[^<]+)<\/loc>/.exec(await text('/sitemap.xml'))![1]!);
  expect(await text(pathname)).not.toContain('cables-9');
  expect(await text('/sitemaps/news.xml')).not.toContain('cables-9');
  await withdraw(desk, 'cables-9', { reason: '', legal: false });
  await withdraw(desk, 'cables-1', { reason: '', legal: false });
});
