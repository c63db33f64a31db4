import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { buildReaderScript } from '#scripts/build-reader.ts';

test('all the script that a reader gets is at most 8 kB', async () => {
  const script = readFileSync(`public${await buildReaderScript()}`);
  expect(brotliCompressSync(script).length).toBeLessThanOrEqual(8192);
  // Nothing of it may become markup: Trusted Types forbid it.
  expect(script.toString()).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
});
