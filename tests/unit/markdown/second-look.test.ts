import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '#tests/fixtures/markdown/context.ts';

const compiled = (markdown: string, context = aNewsroom()) => compileArticle(markdown, context);
const errors = (markdown: string) => compiled(markdown).problems.filter(({ severity }) => severity === 'error');

test.each([
  'Intro[^1].\n\n12. März 1938: so war es.\n\n[^1]: Eine Note.',
  'Intro[^1].\n\n[^1]: 1986. What a year.',
  'Intro[^1]. On the\n1. of May\n\n[^1]: A note.',
  'Intro[^1].\n\n<a href="https://b.example">www.example.com</a> x\n\n[^1]: A note.',
])('a note is not missed because of a number or an address elsewhere: %j', (markdown) => {
  expect(errors(markdown)).toEqual([]);
});

test.each([
  ['8. 5. 1945', '8. 5. 1945'],
  ['12. 1. 2024 war ein Freitag.', '12. 1. 2024 war ein Freitag.'],
  ['> 8. 5. 1945', '8. 5. 1945'],
  ['2. - 4. Mai: Festival', '2. – 4. Mai: Festival'],
  ['12. + 13. März', '12. + 13. März'],
  ['12. > 13. März', '12. > 13. März'],
  ['1986.     What a year', '1986. What a year'],
  ['1986. 1987. 1988.', '1986. 1987. 1988.'],
])('a date of several numbers is text: %j', (markdown, text) => {
  const { body } = compiled(markdown);
  expect(body.text.replace(/\s+/g, ' ').trim().replace(' - ', ' – ')).toBe(text);
  expect(body.html).not.toMatch(/<[ou]l|<pre|<hr/);
});

test('a sentence after a list is not taken into it', () => {
  const { html } = compiled('1. a\n2. b\n3. c\n\n12. März war schön.').body;
  expect(html.match(/<li/g)).toHaveLength(3);
  expect(html).toContain('12. März war schön.');
});

test.each([
  ['en', `"I heard 'no'", he said.`, '“I heard ‘no’”, he said.'],
  ['en', '"Yes—", he said.', '“Yes—”, he said.'],
  ['en', 'She said "".', 'She said “”.'],
  ['en', '"a/", "b"', '“a/”, “b”'],
  ['de', `"Er sagte 'ja'".`, '„Er sagte ‚ja‘“.'],
  ['fr', '" bonjour "', '« bonjour »'],
])('quotation marks close before what follows a quotation (%s): %s', (language, written, text) => {
  const { body } = compiled(written, { ...aNewsroom(), language: () => language });
  expect(body.text.trim()).toBe(text);
});

test('links to a twin and with percent codes lead to their article', () => {
  const context = { ...aNewsroom(), article: (slug: string) => (slug === 'ai' ? { slug, headline: 'AI' } : null) };
  const { body, problems } = compiled('[twin](/article/ai.md) and [coded](/article/a%69)', context);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(body.html).toContain('href="/article/ai.md"');
  expect(body.html).toContain('href="/article/ai"');
});
