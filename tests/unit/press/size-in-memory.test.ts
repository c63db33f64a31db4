import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test.each([300, 6000])('what the page memory counts is what pages of %i bytes take', (size) => {
  const said = execFileSync(process.execPath, ['--expose-gc', 'tests/support/weigh-pages.ts', String(size)]);
  const { counted, kept } = JSON.parse(said.toString()) as { counted: number; kept: number };
  expect(kept).toBeLessThan(counted * 1.1);
  expect(kept).toBeGreaterThan(counted * 0.6);
});
