import { expect, test } from 'vitest';
import { keepReading } from '#lib/news/keep-reading.ts';
import { anArticle } from '#tests/support/an-article.ts';

const slugs = (articles: { slug: string }[]) => articles.map(({ slug }) => slug);

test('shared topics outrank recency', () => {
  const current = anArticle({ slug: 'current', topics: ['rail'] });
  const related = anArticle({ slug: 'related', topics: ['rail'], publishedAt: '2020-01-01T00:00:00.000Z' });
  const newest = anArticle({ slug: 'newest' });

  expect(slugs(keepReading(current, [newest, current, related], 2))).toEqual(['related', 'newest']);
});

test('two shared topics outrank one', () => {
  const current = anArticle({ slug: 'current', topics: ['rail', 'ports'] });
  const one = anArticle({ slug: 'one', topics: ['rail'], publishedAt: '2026-11-22T00:00:00.000Z' });
  const two = anArticle({ slug: 'two', topics: ['ports', 'rail'], publishedAt: '2019-01-01T00:00:00.000Z' });

  expect(slugs(keepReading(current, [one, two], 2))).toEqual(['two', 'one']);
});

test('the section outranks recency where no topic is shared', () => {
  const current = anArticle({ slug: 'current', section: 'africa' });
  const neighbour = anArticle({ slug: 'neighbour', section: 'africa', publishedAt: '2020-01-01T00:00:00.000Z' });
  const newer = anArticle({ slug: 'newer', section: 'europe' });

  expect(slugs(keepReading(current, [newer, neighbour], 2))).toEqual(['neighbour', 'newer']);
});

test('an article never offers itself, and offers no article twice', () => {
  const current = anArticle({ slug: 'current' });
  const other = anArticle({ slug: 'other' });

  expect(slugs(keepReading(current, [current, other, other, current], 3))).toEqual(['other']);
});

test('the choice does not depend on the order of the candidates', () => {
  const current = anArticle({ slug: 'current', topics: ['rail'] });
  const candidates = ['a', 'b', 'c', 'd'].map((slug) => anArticle({ slug }));

  expect(slugs(keepReading(current, candidates, 3))).toEqual(slugs(keepReading(current, candidates.toReversed(), 3)));
});
