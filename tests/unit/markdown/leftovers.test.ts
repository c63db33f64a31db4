import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';

const context = { slug: 'a', picture: () => null, article: () => null, oldUrl: () => null };
const warnings = (markdown: string) =>
  compileArticle(markdown, context).problems.map(({ line, problem }) => `${line} ${problem}`);

test.each([
  ['One.\n\nAt 18F**,** we write.', '3 readers would see "**,**"'],
  ['A [link](https://example.org/a b) that was wrapped.', '1 readers would see'],
  ['See <a href="https://example.org>this</a> page.', '1 readers would see'],
])('a writer is warned of what readers would see: %s', (markdown, warning) => {
  expect(warnings(markdown).join('\n')).toContain(warning);
});

test('code is quoted as it is', () => {
  expect(warnings('Write `**,**` and\n\n```html\n<a href="x">y</a>\n```\n')).toEqual([]);
});

test('a folded story brings no landmarks of its own', () => {
  const { body } = compileArticle(
    `${'Words of a first paragraph that is long enough to lead. '.repeat(8)}\n\n:::aside{title="Terms"}\nA box.\n:::\n\nMore.[^1]\n\n[^1]: A note.\n`,
    context,
  );
  expect(body.html).toContain('<section class="aside');
  expect(body.html).toContain('<section class="notes"');
  expect(body.restHtml).not.toMatch(/<aside|<section|aria-labelledby/);
  expect(body.restHtml).toContain('A note.');
});
