import { expect, test } from 'vitest';
import { crawled } from '#tests/support/crawling.ts';
import { ask } from '#tests/support/meridian-pages.ts';

for (const path of [
  '/latest/page/1',
  '/latest/page/99',
  '/latest/page/x',
  '/section/nowhere',
  '/topic/none',
  '/author/nobody',
  '/kind/gossip',
  '/article/none',
  '/a/b/c',
]) {
  test(`${path} is truly not found`, async () => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    const page = crawled(await answer.text());
    expect(page.texts('h1')).toEqual(['This page is off the chart']);
    expect(page.texts('main form[role="search"], main search')).toHaveLength(1);
    expect(page.texts('main .heads a')).toHaveLength(6);
  });
}

for (const words of [
  '"',
  '*',
  'a AND',
  'NEAR(',
  'x'.repeat(500),
  '😀',
  "'; drop table article; --",
  '<script>alert(1)</script>',
  '%00',
]) {
  test(`searching for ${words.slice(0, 30)} does no harm`, async () => {
    const answer = await ask(`/search?q=${encodeURIComponent(words)}`);
    expect(answer.status).toBe(200);
    expect(crawled(await answer.text()).texts('main form[role="search"], main search')).toHaveLength(1);
  });
}

test('the image optimiser is not there', async () => {
  expect((await ask('/_next/image?url=%2Fmark.svg&w=640&q=75')).status).toBe(404);
});

test('media answer only what was prepared', async () => {
  for (const path of [
    '/media/../package.json',
    '/media/..%2f..%2fpackage.json/x.jpeg',
    '/media/x.0a1b2c3d/full-400.avif',
    '/media/a',
  ]) {
    expect([400, 404]).toContain((await ask(path)).status);
  }
});
