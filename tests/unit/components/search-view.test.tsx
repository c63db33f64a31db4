import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { SearchForm } from '#components/search/search-form.tsx';
import { SearchView } from '#components/search/search-view.tsx';
import { longestQuestion, questionIn } from '#lib/news/search-question.ts';
import { crawled } from '../../support/crawling.ts';
import { aFrame } from '../../support/a-frame.ts';
import { anArticle } from '../../support/an-article.ts';

type Found = Exclude<Parameters<typeof SearchView>[0]['found'], null | undefined>;

const aResult = {
  article: anArticle(),
  headline: [{ text: 'A treaty', marked: true }],
  excerpt: [
    { text: 'اتفاقية ', marked: false },
    { text: 'سفالبارد', marked: true },
  ],
};
const some: Found = { results: [aResult], total: 1, more: false, lacking: null, isCut: false, page: 1, pages: 1 };
const none: Found = { ...some, results: [], total: 0 };
const page = (words: string, found: Found | null, isCut = false) =>
  crawled(renderToStaticMarkup(<SearchView words={words} isCut={isCut} found={found} frame={aFrame()} />));
const said = (words: string, found: Found | null, isCut = false) => page(words, found, isCut).texts('[role="status"]');

describe('the search page says', () => {
  test('how many stories were found', () => {
    expect(said('treaty', some)).toEqual(['1 result for ‘treaty’']);
    expect(said('treaty', { ...some, total: 12 })).toEqual(['12 results for ‘treaty’']);
    expect(said('treaty', { ...some, total: 1000, more: true })).toEqual(['1000 newest results for ‘treaty’']);
  });

  test('that no story has all of the words, where they have most of them', () => {
    expect(said('a b c', { ...some, lacking: 'some' })).toEqual([
      'No story has all of these words. These have most of them. 1 result for ‘a b c’',
    ]);
    expect(said('a b', { ...some, lacking: 'half' })[0]).toMatch(/^No story has all of these words\. These have some/);
    expect(said('ab', { ...some, lacking: 'spelling' })[0]).toMatch(/^No story has exactly these words\. /);
  });

  test('that more was typed than is searched for, whatever is found', () => {
    for (const found of [some, none, null]) {
      expect(said('x', found, true)[0]).toBe('Only the first 200 characters were searched for.');
    }
    expect(said('x', { ...none, isCut: true })[0]).toBe('Only the first 6 words were searched for.');
  });

  test('words and excerpts of any script in their own direction', () => {
    const found = page('سفالبارد', some);
    expect(found.texts('bdi')).toEqual(['سفالبارد']);
    expect(found.texts('.dek[dir="auto"]')).toEqual(['اتفاقية سفالبارد']);
    expect(found.texts('h3 [dir="auto"]')).toEqual(['A treaty']);
  });
});

test('the form takes as many characters as are searched for, and what is asked for is cut to them', () => {
  const form = renderToStaticMarkup(<SearchForm name="The Meridian" id="q" label="Search" />);
  expect(form).toContain(`maxLength="${longestQuestion}"`);
  expect(questionIn(` ${'x'.repeat(200)} `)).toEqual({ words: 'x'.repeat(200), isCut: false });
  expect(questionIn('x'.repeat(201))).toEqual({ words: 'x'.repeat(200), isCut: true });
  expect(questionIn(`${'x'.repeat(199)}🦑`)).toEqual({ words: 'x'.repeat(199), isCut: true });
  expect(questionIn(['a', 'b'])).toEqual({ words: '', isCut: false });
});
