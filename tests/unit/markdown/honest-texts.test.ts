import { describe, expect, test } from 'vitest';
import { boundSource } from '#lib/markdown/bound-source.ts';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const lines = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');
const address = (n: number) => `https://example.org/data/set_${n}?from=a_b&to=c*d&series=x_y_z&page=${n}&sort=~name`;

describe('long and honest texts are not too complicated', () => {
  test.each([
    [
      'a table of 1,500 rows',
      `| Port | Ships | Tons | Flag | Day |\n|-|-|-|-|-|\n${lines(1500, (n) => `| Odesa | ${n} | 3,400 | Malta | 4 |`)}`,
    ],
    ['a list of 1,500 links with long queries', lines(1500, (n) => `- [Source ${n}](${address(n)})`)],
    ['1,500 links, each in a paragraph', lines(1500, (n) => `[Source ${n}](${address(n)})\n`)],
    [
      'a table of links',
      `| Port | Source |\n|-|-|\n${lines(1000, (n) => `| Odesa | [Source ${n}](/set_${n}?a_b&c_d&e_f) |`)}`,
    ],
  ])('%s', { timeout: 60_000 }, (_, markdown) => {
    const { problems, body } = compileArticle(`An opening.\n\n${markdown}`, aNewsroom());
    expect(problems).toEqual([]);
    expect(body.html.length).toBeGreaterThan(markdown.length);
  });
});

describe('what only looks like a link counts as what it is', () => {
  const signs = 'a_b*'.repeat(2500);
  test.each([
    ['an address without a link', `](${signs})`],
    ['a link that is escaped', `\\[a](${signs})`],
    ['brackets within the brackets', `[[a](${signs})`.replace('[a]', '[a]]')],
    ['an address that ends before', `[a](b)${signs})`],
    ['a row whose cell ends within', `[a](|${signs})`],
    ['references in an address', `[a](${'&amp;'.repeat(5000)})`],
  ])('%s', (_, markdown) => {
    expect(() => boundSource(markdown)).toThrow(/too complicated/);
  });
});
