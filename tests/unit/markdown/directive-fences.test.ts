import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const said = (markdown: string) =>
  compileArticle(markdown, aNewsroom()).problems.map(({ line, problem }) => `${line} ${problem}`);
const figure = ':::figure{src="/media/photograph.jpg" alt="A ship"}\nCaption.\n:::';
const aside = '::::aside{title="A box"}\nText.\n\n:::figure{src="/media/photograph.jpg" alt=""}\nC.\n:::\n\n::::';

test.each([
  ['a figure after it', `One.\n\n:::pullquote\nOne.\n\nTwo.\n\n${figure}\n\nThree.`, 3],
  ['several after it', `One.\n\n${figure}\n\n:::pullquote\nOne.\n\n${figure}\n\n${aside}\n\nThree.`, 7],
  ['nothing after it', 'One.\n\n:::pullquote\nOne.\n\nThree.', 3],
  ['code with colons after it', 'One.\n\n:::pullquote\nOne.\n\n```\n:::\n```', 3],
])('a pull quote that is never closed is the one mistake: %s', (_, markdown, line) => {
  expect(said(markdown)).toEqual([`${line} :::pullquote is never closed`]);
});

test('one in a box is named, not the box', () => {
  expect(said('::::aside{title="A"}\n:::pullquote{by="B"}\nC\n\n::::\n\nText.')).toEqual([
    '2 :::pullquote is never closed',
  ]);
});

test('two that are never closed are two mistakes', () => {
  expect(said('One.\n\n:::pullquote\nOne.\n\n:::aside{title="A"}\nText.')).toEqual([
    '3 :::pullquote is never closed',
    '6 :::aside is never closed',
  ]);
});

test('a box with as many colons as what is in it is told to have more', () => {
  expect(said(`:::aside{title="A"}\nText.\n\n${figure}\n:::\n\nMore.`)).toEqual([
    '1 :::aside has another directive inside with as many colons',
  ]);
});

test('what is closed is no mistake', () => {
  expect(said(`One.\n\n${figure}\n\n${aside}\n\n> :::aside{title="B"}\n> Text.\n> :::`)).toEqual([]);
});
