import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Composer } from '#press/page/composed.ts';
import type { PrintedPage } from '#press/page/printed-page.ts';

test('a file is read between the many pages that a new banner leaves to put together, and not after them', async () => {
  const composer = new Composer(() => {});
  const banner = { html: Buffer.from('<aside>Quake</aside>'), hash: 'quake', tags: [] };
  let ready = 0;
  const pages = Array.from({ length: 200 }, () => {
    const bodies = { br: brotliCompressSync(randomBytes(5000).toString('hex')) };
    return composer.bytes({ bodies, bannerAt: 0 } as PrintedPage, banner, 'br').then(() => (ready += 1));
  });
  await Promise.race(pages);
  await stat('.');
  expect(ready).toBeLessThan(100);
  await Promise.all(pages);
  expect(ready).toBe(200);
});
