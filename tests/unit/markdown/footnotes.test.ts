import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const page = (markdown: string) => compileArticle(markdown, aNewsroom()).body.html;
const problems = (markdown: string) => compileArticle(markdown, aNewsroom()).problems;

test('a mark leads to its note and the note back', () => {
  const html = page('A claim.[^src]\n\n[^src]: From a chart.');
  expect(html).toContain('<sup class="fn"><a id="ref-1" href="#note-1" aria-label="Note 1">1</a></sup>');
  expect(html).toContain(
    '<section class="notes" aria-labelledby="notes"><h2 id="notes">Notes</h2><ol>' +
      '<li id="note-1">From a chart. <a href="#ref-1" aria-label="Back to the text, note 1">Back</a></li></ol></section>',
  );
});

test('notes are numbered as they are mentioned', () => {
  const html = page('A.[^b] B.[^a]\n\n[^a]: Second.\n[^b]: First.');
  expect(html.indexOf('First.')).toBeLessThan(html.indexOf('Second.'));
});

test('every mention of one note has its own way back', () => {
  const html = page('A.[^1] B.[^1]\n\n[^1]: Both.');
  expect(html).toContain('id="ref-1"');
  expect(html).toContain('id="ref-1-2"');
  expect(html).toContain('<a href="#ref-1" aria-label="Back to the text, note 1">Back</a>');
  expect(html).toContain('<a href="#ref-1-2" aria-label="Back to the text, note 1, mention 2">Back</a>');
});

test('notes come last even when an element is left open', () => {
  expect(page('<div><section>\n\nA.[^1]\n\n[^1]: Note.')).toMatch(/<\/section>$/);
});

test('a mark without a note and a note without a mark are reported', () => {
  expect(problems('One.\nA claim.[^gone]')).toMatchObject([
    { line: 2, severity: 'error', problem: '[^gone] has no note' },
  ]);
  expect(problems('One.\n\n[^idle]: Nobody asked.')).toMatchObject([{ line: 3, severity: 'warning' }]);
  expect(problems('Regular expressions: `[^a]`, and \\[^b].')).toEqual([]);
});

test('HTML that imitates a note does no harm', () => {
  const html = page(
    '<a data-footnote-ref href="#x">1</a> <section data-footnotes><ol><li id="main">x</li></ol></section>',
  );
  expect(html).not.toContain('id="main"');
  expect(html).not.toContain('data-footnote');
});
