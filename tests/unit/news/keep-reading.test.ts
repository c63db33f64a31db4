import { expect, test } from 'vitest';
import { keepReading, tagsOfChoice } from '#lib/news/keep-reading.ts';
import { tags, tagsTouchedBy } from '#lib/news/tags.ts';
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

test('a new story that touches none of the tags a choice depends on is never chosen', () => {
  const topics = ['rail', 'ports', 'law', 'ice'];
  const sections = ['africa', 'europe', 'oceans'];
  // The same thousand publications in every run.
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const any = (slug: string) =>
    anArticle({
      slug,
      section: sections[random(3)]!,
      topics: topics.filter(() => random(3) === 0),
      publishedAt: new Date(Date.UTC(2026, 0, 1 + random(300))).toISOString(),
    });
  let untouched = 0;
  for (let run = 0; run < 1000; run += 1) {
    const [current, news, ...others] = Array.from({ length: 2 + random(8) }, (_, i) => any(`${run}-${i}`));
    const chosen = keepReading(current!, others, 3);
    const dependsOn = tagsOfChoice(current!, chosen, 3);
    const touched = tagsTouchedBy({
      ...news!,
      section: news!.section.slug,
      topics: news!.topics.map(({ slug }) => slug),
      authors: [],
    });
    if (touched.some((tag) => dependsOn.includes(tag))) continue;
    untouched += 1;
    expect(slugs(keepReading(current!, [news!, ...others], 3))).toEqual(slugs(chosen));
  }
  // The rule would be true of nothing if everything were touched.
  expect(untouched).toBeGreaterThan(50);
});

test('an article whose onward stories all share a topic with it depends on its topics alone', () => {
  const current = anArticle({ slug: 'current', topics: ['rail'] });
  const related = ['a', 'b', 'c'].map((slug) => anArticle({ slug, topics: ['rail'] }));
  expect(tagsOfChoice(current, related, 3)).toEqual([tags.topic('rail')]);
  expect(tagsOfChoice(current, related.slice(1), 3)).toContain(tags.archive);
});
