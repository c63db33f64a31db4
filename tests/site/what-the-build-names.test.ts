import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Next writes beside each route what it may read: `next build` says so where that is "the whole project". */
test('what a newsroom writes and what a site prints is no part of the build of any route', () => {
  const traces = globSync('.next/server/**/*.nft.json');
  expect(traces.length).toBeGreaterThan(20);
  for (const trace of traces) {
    const { files } = JSON.parse(readFileSync(trace, 'utf8')) as { files: string[] };
    const content = files.filter((file) => /^(?:\.\.\/)+(?:var|content|tests|docs)\//.test(file));
    expect(content.slice(0, 5), trace).toEqual([]);
  }
});
