import { describe, expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const problemsOf = (markdown: string) => compileArticle(markdown, aNewsroom()).problems;
const opening = 'An opening.\n\n';

describe('what is too complicated is refused with the line on which it gets so', () => {
  test.each([
    ['cells', `${opening}${'|a'.repeat(400)}|\n${'|-'.repeat(400)}|\n${'|\n'.repeat(400)}`, 3, /7,600 cells/],
    ['marks', `${opening}${'*a* b\n\n'.repeat(2000)}`, 2669, /4,000 lines, links, cells/],
    ['marks in a paragraph', `${opening}${'*a_'.repeat(600)}`, 3, /600 marks in one paragraph/],
    ['directives that are open', `${opening}${':::aside\n'.repeat(60)}`, 53, /50 directives that are open/],
    ['directives', `${opening}${':::aside\nx\n:::\n\n'.repeat(200)}`, 603, /300 directives/],
    ['marks of footnotes', `${opening}${'[^1]\n\n'.repeat(500)}[^1]: Note.`, 803, /400 marks of footnotes/],
    ['open formats', `${opening}${openFormats(50)}${'<p>x'.repeat(40)}`, 3, /opened again/],
    ['repeated addresses', `[a]: /${'b'.repeat(50_000)}\n\n${'[a] '.repeat(20)}`, 3, /repeated/],
    ['lines', `${opening}${'\n'.repeat(20_000)}`, 10_001, /10,000 lines/],
    ['words', `${opening}${'a '.repeat(60_000)}`, 3, /36,000 words/],
    ['characters', `${opening}${'a'.repeat(250_000)}`, 3, /200,000 characters/],
    ['quotations in one line', `${opening}${'> '.repeat(60)}a`, 3, /nested without end/],
    ['boxes', `${opening}${'<div>'.repeat(120)}a`, 3, /nested more than 100 deep/],
  ])('%s', (_, markdown, line, problem) => {
    const found = problemsOf(markdown);
    expect(found).toMatchObject([{ line, problem: expect.stringMatching(problem), severity: 'error' }]);
    expect(found[0]!.instead).not.toBe('');
  });
});

test('a large table, a long list and many notes are not too complicated', () => {
  const table = `|a|b|c|d|e|\n|-|-|-|-|-|\n${'|1|2|3|4|5|\n'.repeat(400)}`;
  expect(problemsOf(table)).toEqual([]);
  expect(problemsOf('- An item.\n'.repeat(1000))).toEqual([]);
  const notes = Array.from({ length: 200 }, (_, n) => `A fact.[^${n}]\n\n[^${n}]: Its source.\n\n`).join('');
  expect(problemsOf(notes)).toEqual([]);
});

function openFormats(count: number): string {
  return Array.from({ length: count }, (_, n) => `<b a=${n}>`).join('');
}
