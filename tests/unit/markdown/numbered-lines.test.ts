import { describe, expect, test } from 'vitest';
import { compileText } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const html = (markdown: string) => compileText(markdown, aNewsroom()).html.replaceAll('\n', '');
const warnings = (markdown: string) => compileText(markdown, aNewsroom()).problems;

describe('a number at the beginning of a paragraph is text', () => {
  test.each([
    ['12. März 1938: Einmarsch.', '<p>12. März 1938: Einmarsch.</p>'],
    ['1986. What a year.', '<p>1986. What a year.</p>'],
    ['1. Mai 1945', '<p>1. Mai 1945</p>'],
    ['7) Not a list', '<p>7) Not a list</p>'],
    [
      '12. März\n\n1986. What\n\n18. september\n\n2. oktober',
      '<p>12. März</p><p>1986. What</p><p>18. september</p><p>2. oktober</p>',
    ],
    ['18. september: a\n2. oktober: b', '<p>18. september: a</p><p>2. oktober: b</p>'],
    ['1. Mai\n\n8. Mai\n\n23. Mai', '<p>1. Mai</p><p>8. Mai</p><p>23. Mai</p>'],
    ['12. März\n\n13. März', '<p>12. März</p><p>13. März</p>'],
    ['12. März\n\n12. April', '<p>12. März</p><p>12. April</p>'],
    ['On the\n1. of May it rained.', '<p>On the1. of May it rained.</p>'],
    ['> 1986. What *a* year', '<blockquote><p>1986. What <em>a</em> year</p></blockquote>'],
    ['- Chapter\n\n  1986. What', '<ul><li><p>Chapter</p><p>1986. What</p></li></ul>'],
    ['1986.', '<p>1986.</p>'],
    ['007. Bond', '<p>007. Bond</p>'],
    ['1986. > quoted', '<p>1986. > quoted</p>'],
    ['1986. What\n\n      more of it', '<p>1986. What</p><p>more of it</p>'],
  ])('%j', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
    expect(warnings(markdown).map(({ severity }) => severity)).toContain('warning');
  });

  test('in a box, a folded story and a live update too', () => {
    expect(html(':::aside\n12. März\n\n2. oktober\n:::')).toContain('<p>12. März</p><p>2. oktober</p>');
  });
});

describe('numbers that go on are a list', () => {
  test.each([
    ['1. a\n2. b\n3. c', '<ol><li>a</li><li>b</li><li>c</li></ol>'],
    ['0. a\n1. b', '<ol start="0"><li>a</li><li>b</li></ol>'],
    ['1. a\n1. b\n1. c', '<ol><li>a</li><li>b</li><li>c</li></ol>'],
    ['1) a\n2) b', '<ol><li>a</li><li>b</li></ol>'],
    ['5. a\n6. b', '<ol start="5"><li>a</li><li>b</li></ol>'],
    ['1. a\n\n2. b', '<ol><li><p>a</p></li><li><p>b</p></li></ol>'],
    ['1. a\n2. b\n1. c\n1. d', '<ol><li>a</li><li>b</li><li>c</li><li>d</li></ol>'],
    ['- x\n  1. a\n  2. b', '<ul><li>x<ol><li>a</li><li>b</li></ol></li></ul>'],
    ['> 1. a\n> 2. b', '<blockquote><ol><li>a</li><li>b</li></ol></blockquote>'],
    ['1. a\n\nBetween.\n\n2. b', '<ol><li>a</li></ol><p>Between.</p><ol start="2"><li>b</li></ol>'],
  ])('%j', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
    expect(warnings(markdown)).toEqual([]);
  });

  test('after a picture they go on', () => {
    const picture = '![A](/media/photograph.jpg)';
    const printed = html(`1. a\n2. b\n\n${picture}\n\n3. c\n\n4. d\n\n${picture}\n\n5. e`);
    expect(printed).toContain('<ol start="3">');
    expect(printed).toContain('<ol start="5"><li>e</li></ol>');
  });

  test.each([
    ['1. a\n2. b\n4. c', '<ol><li>a</li><li>b</li><li value="4">c</li></ol>'],
    ['1. a\n2. b\n4. c\n5. d', '<ol><li>a</li><li>b</li><li value="4">c</li><li>d</li></ol>'],
  ])('a gap among them is printed as it was typed, and said: %j', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
    expect(warnings(markdown)).toMatchObject([{ line: 3, severity: 'warning' }]);
  });
});

test('the writer is told the line and the cure, once', () => {
  expect(warnings('Dates.\n\n12. März 1938: Einmarsch\n\n1986. What\n\n1. a\n2. b')).toEqual([
    {
      line: 3,
      problem: '"12. März 1938: Einmarsch" is printed as text, not as an item of a list (so is line 5)',
      instead: 'write a backslash after the number (12\\.) if it is text; number a list 1, 2, 3, or 1 each time',
      severity: 'warning',
    },
  ]);
  expect(warnings('12\\. März 1938')).toEqual([]);
});
