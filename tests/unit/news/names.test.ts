import { expect, test } from 'vitest';
import { monogram } from '#lib/news/author.ts';
import { fullDate, stamp } from '#lib/news/dates.ts';
import { readingMinutes } from '#lib/news/reading-time.ts';
import { shareLinks } from '#lib/news/share-links.ts';
import { slugSchema } from '#lib/news/slug.ts';
import { textDirection } from '#lib/news/text-direction.ts';
import { articleUrl, feedUrl, listPageUrl, sectionUrl } from '#lib/news/urls.ts';

const london = { language: 'en-GB', timeZone: 'Europe/London' };

test('times are written in the zone of the publication, summer time included', () => {
  expect(stamp('2026-11-17T06:00:00Z', london)).toBe('17 Nov 2026, 06:00 GMT');
  expect(stamp('2026-07-17T06:00:00Z', london)).toBe('17 Jul 2026, 07:00 BST');
});

test('the edition has its weekday', () => {
  expect(fullDate('2026-11-19T14:00:00Z', london)).toBe('Thursday, 19 November 2026');
});

test('a reading time is never zero minutes', () => {
  expect(readingMinutes(3)).toBe(1);
  expect(readingMinutes(1190)).toBe(5);
});

test.each([
  ['Noor Castellan', 'NC'],
  ['Tamsin Okoro-Vale', 'TO'],
  ['18F', '1'],
  ['Élodie', 'É'],
  ['', ''],
])('the monogram of "%s" is "%s"', (name, letters) => {
  expect(monogram(name)).toBe(letters);
});

test('a headline with quotes, ampersands and umlauts survives being shared', () => {
  const [mail] = shareLinks('“Öl & Gas”: what now?', 'https://example.org/article/oil');
  expect(new URL(mail!.href).searchParams.get('subject')).toBe('“Öl & Gas”: what now?');
});

test.each(['a', 'law-and-treaties', '18f'])('"%s" is a slug', (slug) => {
  expect(slugSchema.safeParse(slug).success).toBe(true);
});

test.each(['', 'A', 'a--b', '-a', 'a_b', 'a b', '../a', 'ä'])('"%s" is no slug', (slug) => {
  expect(slugSchema.safeParse(slug).success).toBe(false);
});

test('addresses follow the map', () => {
  expect(articleUrl('strait')).toBe('/article/strait');
  expect(listPageUrl(sectionUrl('europe'), 1)).toBe('/section/europe');
  expect(listPageUrl(sectionUrl('europe'), 3)).toBe('/section/europe/page/3');
  expect(feedUrl(sectionUrl('europe'))).toBe('/feeds/section/europe/rss.xml');
  expect(feedUrl(null)).toBe('/feeds/rss.xml');
  expect(feedUrl(sectionUrl('europe'), 'atom')).toBe('/feeds/section/europe/atom.xml');
  expect(feedUrl(null, 'json')).toBe('/feeds/feed.json');
});

test('Arabic is written from right to left, English is not', () => {
  expect(textDirection('ar-EG')).toBe('rtl');
  expect(textDirection('he')).toBe('rtl');
  expect(textDirection('en-GB')).toBe('ltr');
});
