import { expect, test } from 'vitest';
import { tags, tagsTouchedBy } from '#lib/news/tags.ts';

const article = {
  slug: 'strait',
  headline: 'The strait is closed',
  kind: 'analysis' as const,
  section: 'asia-pacific',
  topics: ['chokepoints'],
  authors: ['noor-castellan'],
  publishedAt: '2026-11-20T09:00:00.000Z',
  breaking: false,
};

test('a publish touches the article and every page that lists it', () => {
  expect(new Set(tagsTouchedBy(article))).toEqual(
    new Set([
      'article:strait',
      'section:asia-pacific',
      'kind:analysis',
      'topic:chokepoints',
      'author:noor-castellan',
      'front',
      'feeds',
      'archive',
      'month:2026-11',
      // In Honolulu it is still the day before.
      ...['date:2026', 'date:2026-11', 'date:2026-11-19', 'date:2026-11-20'],
    ]),
  );
});

test('an article that moves to another section touches the one it left and the one it enters', () => {
  const touched = tagsTouchedBy(article, { ...article, section: 'europe' });
  expect(touched).toContain(tags.section('asia-pacific'));
  expect(touched).toContain(tags.section('europe'));
});

test('an article that is dated anew touches the sitemap of the month it left and of the one it enters', () => {
  const touched = tagsTouchedBy(article, { ...article, publishedAt: '2026-12-01T00:00:00.000Z' });
  expect(touched).toContain(tags.month('2026-11'));
  expect(touched).toContain(tags.month('2026-12'));
});

test('a breaking story touches the banner, and so does standing it down', () => {
  expect(tagsTouchedBy(article)).not.toContain(tags.breaking);
  expect(tagsTouchedBy({ ...article, breaking: true }, article)).toContain(tags.breaking);
});

test('the banner is touched when it says something else, and not by each update of the story', () => {
  const breaking = { ...article, breaking: true };
  expect(tagsTouchedBy(breaking, breaking)).not.toContain(tags.breaking);
  expect(tagsTouchedBy(breaking, { ...breaking, headline: 'The strait is open' })).toContain(tags.breaking);
  expect(tagsTouchedBy(breaking, { ...breaking, slug: 'strait-open' })).toContain(tags.breaking);
  // It shows the time, and of two breaking stories the newer one.
  expect(tagsTouchedBy(breaking, { ...breaking, publishedAt: '2026-11-02T00:00:00.000Z' })).toContain(tags.breaking);
  // New, or taken away.
  expect(tagsTouchedBy(breaking)).toContain(tags.breaking);
});
