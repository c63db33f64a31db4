import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const problems = (markdown: string) => compileArticle(markdown, aNewsroom()).problems;

test.each([
  '[youtube=https://www.youtube.com/watch?v=CCmTY0PKGDs]',
  '[youtube https://www.youtube.com/watch?v=CCmTY0PKGDs w=10]',
  '[caption id="x"]Words[/caption]',
  '[gallery ids="1,2"]',
  'Words [/b] more',
  '{{< youtube CCmTY0PKGDs >}}',
  '{{% note %}}Words{{% /note %}}',
  '{{ site.url }}/about',
  '{% include video.html %}',
  'Words {#id} in text.',
  'Words {: .big }',
  '[A link](https://example.org/){target="_blank"}',
  '****Bold that never opens.',
  'He said ** text** and left.',
  'He said **text ** and left.',
  '__Bold that never ends.',
  'Words &amp;#8220;quoted&amp;#8221; twice',
  'AT&amp;amp;T agrees',
  'These are: * one * two',
  '[mail](mailto:a@example.org?subject=Two words)',
  '[link] (https://example.org/)',
  '[link][nowhere]',
  '![A picture that has no address]',
  '##Heading without a blank',
  '&lt;p&gt;Escaped twice&lt;/p&gt;',
  '| a | b |\n|---|\n| c | d |',
])('raw source is named with its line: %s', (source) => {
  const found = problems(`First.\n\nSecond.\n\n${source}\n\nLast.`);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ line, instead }) => line >= 5 && line <= 7 && instead !== '')).toBe(true);
});

test.each([
  '`{{ x }}` and `[youtube=…]` and `** a**`',
  '```\n****Text {#id} {{< x >}}\n```',
  '<pre>{{ x }} __init__</pre>',
  'He wrote [sic] and [name withheld], see [1] and [2].',
  'A f**k and a s***, five stars *****.',
  '2 ** 3 and 5 * 3 is 15',
  'Name: ________ Date: ____',
  'snake__case and https://example.org/a__b__(c)',
  'A set {a, b} and an object {}',
  'Escaped: \\*\\*not bold\\*\\* and \\[youtube=x\\] and \\{\\{ x \\}\\}',
  'AT&T, R&D; and Q&A',
  '#hashtag and C# and #1',
  '## Title {#id}',
  '**bold** __bold__ and *[link](https://example.org/)*',
  'A | B and 3 | 4',
  '* item\n* item',
])('what is meant so is not: %s', (source) => {
  expect(problems(`First.\n\n${source}\n\nLast.`)).toEqual([]);
});

test('every place is named, once', () => {
  expect(problems('{{ a }}\n\nText.\n\n{{ b }} and {{ c }}').map(({ line }) => line)).toEqual([1, 5]);
});

test('the line is that of the source, not that of its paragraph', () => {
  expect(problems('First line\nsecond line\nthird {{ x }}').map(({ line }) => line)).toEqual([3]);
});
