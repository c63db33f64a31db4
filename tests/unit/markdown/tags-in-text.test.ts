import { expect, test } from 'vitest';
import { compileText } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const compiled = (markdown: string) => compileText(markdown, aNewsroom());
const words = (markdown: string) => compiled(markdown).html.replaceAll('&lt;', '<');
const said = (markdown: string) => compiled(markdown).problems.map(({ line, problem }) => `${line} ${problem}`);

test.each([
  'if a<b then c>d and more',
  'price<img and cost>5',
  'the <label> and <data> fields',
  'List<a>',
  'Map<a> and Vector<i> of it',
  '<time to go> now',
  'the <main street> is closed',
  'He said <b>yes',
  'yes</b> he said',
  'Write x<sup>2',
  'Fill in <source>, <link> and <track>.',
  'the <img> and <input> of it',
  'A <title> that nobody ends',
  'One *<label>* more',
  'The <head> of it, its <body> and each <option>',
])('what only looks like a tag is text, though HTML has its name: %s', (prose) => {
  expect(compiled(prose).text).toBe(prose.replaceAll('*', ''));
});

test.each([
  ['<title> is what **we** call it', '<p><title> is what <strong>we</strong> call it</p>'],
  ['<main street> is *long*', '<p><main street> is <em>long</em></p>'],
  ['First,\n<source> told *us*', '<p>First,\n<source> told <em>us</em></p>'],
  ['> <time to go>', '<blockquote>\n<p><time to go></p>\n</blockquote>'],
  ['</p\nand the next line', '<p></p\nand the next line</p>'],
  ['<div\nand the next line', '<p><div\nand the next line</p>'],
])('so it is at the beginning of a line, and the Markdown behind it is read: %j', (markdown, html) => {
  expect(words(markdown)).toBe(html);
});

test.each([
  ['H<sub>2</sub>O and 10<sup>3</sup>', 'H<sub>2</sub>O and 10<sup>3</sup>'],
  ['one<br>two<br/>three<br />four', 'one<br>two<br>three<br>four'],
  ['<br clear=all> x', '<br> x'],
  ['<a href="https://example.org/">words</a>', '>words</a>'],
  ['<a href=https://example.org/>words</a>', '>words</a>'],
  ['<a name="x"></a>words', '<span id="c-x"></span>words'],
  ['<abbr title="Hypertext">HTML</abbr>', '<abbr title="Hypertext">HTML</abbr>'],
  ['List<a> and <a href="https://example.org/">words</a>', 'List&lt;a> and <a href="https://example.org/"'],
  ['<details open>\n<summary>More</summary>\n\nWords.\n\n</details>', '<details open>\n<summary>More</summary>'],
  ['<ul><li>One<li>Two</ul>', '<ul><li>One</li><li>Two</li></ul>'],
  ['A <ruby>漢<rp>(<rt>kan<rp>)</ruby>', '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>'],
  ['<b>One *two*</b> and <B>three</B>', '<b>One <em>two</em></b> and <b>three</b>'],
  ['One<p>two', '<p>One</p><p>two</p>'],
  ['<div>\n\n*Words*\n\n</div>', '<p><em>Words</em></p>'],
  ['A list of <center>\n\n*Words*', '<em>Words</em>'],
])('markup is markup: %j', (markdown, html) => {
  expect(compiled(markdown).html).toContain(html);
});

test.each([
  ['<img src="/media/photograph.jpg" alt="A ship">', '<img'],
  ['A <img src="/media/photograph.jpg" alt=Ship> here', '<img'],
  [
    '<iframe src="https://www.youtube.com/embed/CCmTY0PKGDs" frameborder="0" webkitallowfullscreen allowfullscreen></iframe>',
    'data-embed="youtube"',
  ],
])('with what it needs, an element is one: %s', (markdown, html) => {
  expect(compiled(markdown).html).toContain(html);
  expect(said(markdown)).toEqual([]);
});

test('what a writer may have meant as a tag is named, with its line and why it is none', () => {
  expect(said('First.\n\nThe <label> and\nthe <main street> and </b>,\n<source> and x<sup>2.')).toEqual([
    '3 <label> is printed as text: nothing ends it',
    '4 <main street> is printed as text: its words are no attributes',
    '4 </b> is printed as text: nothing begins it',
    '5 <source> is printed as text: it has no attributes',
    '5 <sup> is printed as text: nothing ends it',
  ]);
  expect(compiled('He said <b>yes').problems[0]!.instead).toContain('end it with </b>');
});

test.each(['if a<b then c>d', 'List<a>', 'Optional<Object>', 'x<y and 5>3', '\\<label> and \\</b>', '`<label>`'])(
  'right behind a word, or with a backslash, nobody means a tag: %s',
  (prose) => expect(said(prose)).toEqual([]),
);

test.each([
  ['See <br\nmore', 1],
  ['Words\nand </p', 2],
  ['Words\n\n</p\n\nmore', 3],
  ['Words.\n\n<div\nand more', 3],
  ['One\n<br / >two', 2],
  ['One < br>two', 1],
  ['Words< /b> and', 1],
  ['Words</ b> and', 1],
])('a tag that is written wrongly is named: %j', (markdown, line) => {
  expect(said(markdown)).toEqual([expect.stringMatching(new RegExp(`^${line} readers would see "<`))]);
});

test.each([
  'Is 3 <b or not',
  'a <strong> b',
  'It is 3 <5 there',
  'a < b > c and a </ b',
  '`<br` and `</p`',
  '\\<br',
  '&lt;br&gt; and <\\br>',
])('what is none is not: %s', (prose) => expect(said(prose).filter((line) => line.includes('would see'))).toEqual([]));
