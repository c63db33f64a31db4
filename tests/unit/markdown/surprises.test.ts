import { expect, test } from 'vitest';
import { compileText } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const compiled = (markdown: string) => compileText(markdown, aNewsroom());
const html = (markdown: string) => compiled(markdown).html.replaceAll('\n', '');
const said = (markdown: string) => compiled(markdown).problems.map(({ line, problem }) => `${line} ${problem}`);

test.each([
  'The council put the matter off.\n---\nIn other news.',
  'A line that was wrapped\nby its writer\n---\nIn other news.',
  '> He said: “No.”\n> ---\n> More.',
  '市议会推迟了此事。\n-----\n另外。',
])('hyphens right under a sentence are a rule: %j', (markdown) => {
  expect(html(markdown)).toMatch(/<p>[^<]+<\/p><hr><p>/);
  expect(said(markdown).join()).toContain('are printed as a rule');
});

test('under a title they make a heading, and the writer is told', () => {
  expect(html('What comes next\n---\nText.')).toContain('What comes next</h2>');
  expect(said('Text.\n\nWhat comes next\n---\nText.')).toEqual([
    '4 the hyphens under "What comes next" make it a heading',
  ]);
});

test.each(['What’s next?\n---', 'We share our screens.\n---------------------', 'Spotlight\n-'])(
  'so they do under a question, and in the length of the line: %j',
  (markdown) => expect(html(`${markdown}\nText.`)).toContain('</h2>'),
);

test('behind an empty line they are a rule, and nothing is said', () => {
  expect(html('The council met.\n\n---\n\nMore.')).toBe('<p>The council met.</p><hr><p>More.</p>');
  expect(said('The council met.\n\n---\n\nMore.\n\n## A title\n\n***')).toEqual([]);
});

test.each([
  ['First.\n\n    The second paragraph was indented.\n\n\tThe third, too.', '3 "The second paragraph was indented.'],
  ['First.\n\n\tThe third was indented with a tab.', '3 "The third was indented'],
  ['- Item\n\n      Indented in it.', '3 "Indented in it."'],
])('indented text is said: %j', (markdown, start) => {
  expect(said(markdown)).toHaveLength(1);
  expect(said(markdown)[0]).toContain(start);
  expect(html(markdown)).toContain('<pre ');
});

test('code between fences is meant as code', () => {
  expect(said('```\n    x\n```\n\n~~~js\ny\n~~~\n\n- a\n  ```\n  z\n  ```')).toEqual([]);
});

test('a heading of the first level is said once', () => {
  expect(said('# One\n\n## Two\n\n# Three\n\nFour\n===')).toEqual([
    '1 a heading of the first level in the text (and 2 more) is printed as one of the second: the first is the headline',
  ]);
});
