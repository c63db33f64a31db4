import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { textAt } from '#tests/support/meridian-pages.ts';
import { pageTypes } from '#tests/support/reading.ts';

for (const [name, path] of Object.entries(pageTypes)) {
  test(`${name} brings its style sheet along and names each font once`, async () => {
    const html = await textAt(path);
    expect(html.match(/<style[\s>]/g)).toHaveLength(1);
    expect(html).not.toContain('rel="stylesheet"');
    expect(html).not.toContain(' style="');
    const fonts = [...html.matchAll(/<link rel="preload" href="([^"]+)" as="font"/gi)].map(([, href]) => href);
    expect(fonts).toEqual(['/fonts/broadsheet-serif-core.woff2', '/fonts/broadsheet-sans-core.woff2']);
  });
}

test('what a platform reads of a page is in its first 32 kB', async () => {
  for (const path of Object.values(pageTypes)) {
    const html = Buffer.from(await textAt(path));
    const beginning = html.subarray(0, 32_768).toString();
    const head = html.toString().split('</head>')[0]!;
    for (const [what] of head.matchAll(/<(?:title>|meta [^>]*>|link rel="(?:canonical|icon|alternate)"[^>]*>)/g)) {
      expect(beginning.includes(what), `${path}: ${what}`).toBe(true);
    }
    expect(head).toMatch(/<title>.+<style>/s);
  }
});

test('an article of 1,300 words with three folded ones is 28 kB of HTML and CSS at most, 9 kB of them its style sheet', async () => {
  const html = await textAt(pageTypes.article);
  const [, sheet = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
  expect(sheet).toContain('@layer');
  expect(brotliCompressSync(sheet).length).toBeLessThanOrEqual(9000);
  expect(brotliCompressSync(html).length).toBeLessThanOrEqual(28_000);
});
