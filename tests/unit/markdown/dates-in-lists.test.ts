import { expect, test } from 'vitest';
import { compileText } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const compiled = (markdown: string) => compileText(markdown, aNewsroom());

test.each([
  ['German', '1. September 1939: a\n\n2. September 1939: b'],
  ['German, of one paragraph', '12. März\n13. März'],
  ['Austrian', '1. Jänner\n\n2. Jänner'],
  ['German, in short', '1. Sept. 1939\n2. Sept. 1939'],
  ['German, of one day', '1. Mai 1945\n\n1. Mai 1946'],
  ['German, in numbers', '8. 5. 1945\n9. 5. 1945'],
  ['Czech', '1. září 1939\n\n2. září 1939'],
  ['Slovak', '1. septembra\n\n2. septembra'],
  ['Slovenian', '1. septembra\n2. septembra'],
  ['Croatian', '1. rujna 1939.\n\n2. rujna 1939.'],
  ['Serbian', '1. септембар\n\n2. септембар'],
  ['Polish', '1. września\n\n2. września'],
  ['Finnish', '1. syyskuuta\n\n2. syyskuuta'],
  ['Estonian', '1. september\n\n2. september'],
  ['Latvian', '1. septembris\n\n2. septembris'],
  ['Danish', '1. marts\n\n2. marts'],
  ['Norwegian', '1. mai\n\n2. mai'],
  ['Icelandic', '1. ágúst\n\n2. ágúst'],
  ['Hungarian', '1939. szeptember 1.\n1940. május 10.'],
  ['with a paragraph between', '1. Mai: a\n\nWords.\n\n2. Mai: b'],
])('dates that follow one another make a list, and a writer is told how they do not: %s', (_, markdown) => {
  expect(compiled(markdown).html).toContain('<ol');
  expect(compiled(markdown).problems.map(({ line, instead }) => [line, instead.includes('12\\.')])).toEqual([
    [1, true],
  ]);

  const meant = compiled(markdown.replaceAll(/^(\d+)\./gm, '$1\\.'));
  expect(meant.html).not.toContain('<ol');
  expect(meant.problems).toEqual([]);
});

test.each([
  '1. First\n2. Second\n3. Third',
  '1. April was cold.\n2. It rained.',
  '1. May we?\n2. Mark the place.',
  '1. Pro\n2. Led by nobody',
  '5. Fifth\n6. Sixth',
  '1. 2.5 litres of water\n2. 3.5 grams of salt',
])('other lists are made in silence: %j', (markdown) => {
  expect(compiled(markdown).html).toContain('<ol');
  expect(compiled(markdown).problems).toEqual([]);
});

test('numbers apart that do not begin with 1 are text, and a writer is told', () => {
  const { html, problems } = compiled('3. a\n\n4. b\n\n5. c');
  expect(html).not.toContain('<ol');
  expect(problems.map(({ line }) => line)).toEqual([1]);
});
