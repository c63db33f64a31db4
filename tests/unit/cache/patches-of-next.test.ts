import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/* `instrumentation-node.ts` changes two methods of Node for what Next does. Where Next does it no longer, the change goes. */

const sourceOf = (file: string) => readFileSync(`node_modules/next/dist/${file}`, 'utf8');

test('Next still measures what it keeps as JSON before it asks whether anybody wants the figure', () => {
  expect(sourceOf('server/lib/incremental-cache/index.js')).toMatch(
    /const itemSize = JSON\.stringify\(data\)\.length;\s+if \(ctx\.fetchCache && itemSize >/,
  );
});

test('Next still appends the headers that it stored with a page to those that rendering it has set', () => {
  const source = sourceOf('build/templates/app-page-runtime.js');
  expect(source).toContain("res.appendHeader(name, typeof value === 'number' ? value.toString() : value);");
  expect(sourceOf('server/app-render/app-render.js')).toContain('const appendHeader = res.appendHeader.bind(res);');
});
