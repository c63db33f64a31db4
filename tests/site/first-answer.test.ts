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
