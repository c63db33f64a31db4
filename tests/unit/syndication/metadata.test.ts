import { expect, test } from 'vitest';
import { withCrawlerMarks } from '#app/crawler-marks.ts';
import { articleMetadata, pageMetadata, segmentMetadata, unindexed } from '#app/metadata.ts';
import { aFrame } from '#tests/support/a-frame.ts';
import { anArticle, aPicture } from '#tests/support/an-article.ts';

const frame = aFrame();
const shareImage = {
  url: '/media/share/an-article.0a1b.png',
  width: 1200,
  height: 630,
  alt: 'A headline over a strait',
  type: 'image/png',
};

test('the share image goes before the picture of the article, and either says what it shows', () => {
  const article = anArticle({ image: aPicture });
  expect(articleMetadata(article, frame, shareImage)).toMatchObject({
    openGraph: { images: [shareImage] },
    twitter: { card: 'summary_large_image' },
  });
  expect(articleMetadata(article, frame, null)).toMatchObject({
    openGraph: { images: [{ url: '/media/strait.0a1b2c3d/16x9-1200.jpeg', alt: 'A strait', type: 'image/jpeg' }] },
  });
  expect(articleMetadata(anArticle(), frame, null)).toMatchObject({ twitter: { card: 'summary' } });
});

test('a headline stands in the title as it is written, dollar signs and all', () => {
  const headline = "Why the US$'s fall costs $$ and $& more";
  expect(articleMetadata(anArticle({ headline }), frame, null).title).toBe(`${headline} | The Meridian`);
  expect(segmentMetadata(anArticle({ headline }), { segment: 2, onArticle: false }, frame, null).title).toBe(
    `${headline}, updates 2 | The Meridian`,
  );
});

test('an article without a dek is described by its first words', () => {
  const text = 'word '.repeat(100).trim();
  const article = anArticle({ body: { ...anArticle().body, text } });
  expect(articleMetadata(article, frame, null).description).toMatch(/^word .* word…$/);
});

test('translations are named with the article itself among them, and none where there are none', () => {
  const german = 'https://example.org/de/artikel';
  expect(articleMetadata(anArticle({ translations: { de: german } }), frame, null).alternates).toMatchObject({
    canonical: '/article/an-article',
    languages: { 'en-GB': '/article/an-article', de: german },
  });
  // A translation into the publication's own language is none.
  const translations = { 'en-GB': 'https://example.org/en/article' };
  expect(articleMetadata(anArticle({ translations }), frame, null).alternates).toMatchObject({
    languages: { 'en-GB': '/article/an-article' },
  });
  expect(articleMetadata(anArticle(), frame, null).alternates).not.toHaveProperty('languages');
});

test('updates that the article shows itself are not indexed twice', () => {
  const robots = (onArticle: boolean) => segmentMetadata(anArticle(), { segment: 2, onArticle }, frame, null).robots;
  expect(robots(true)).toMatchObject({ index: false, follow: true });
  expect(robots(false)).toMatchObject({ index: true, 'max-image-preview': 'large' });
});

test('a page of live updates says what holds for its section, and is not indexed twice for that', () => {
  const allowed = { search: 'allow', aiSearch: 'allow', aiTraining: 'allow' } as const;
  const policy = { ...allowed, sections: { trade: { aiTraining: 'deny' }, archive: { search: 'deny' } } } as const;
  const said = (section: string, onArticle: boolean) => {
    const page = segmentMetadata(anArticle({ section }), { segment: 2, onArticle }, frame, null);
    const { robots, other } = withCrawlerMarks(page, policy, section);
    return { robots, other };
  };
  expect(said('trade', false)).toEqual({
    robots: 'index, follow, max-image-preview:large, noai, noimageai',
    other: { 'tdm-reservation': '1' },
  });
  expect(said('trade', true).robots).toBe('follow, max-image-preview:large, noindex, noai, noimageai');
  expect(said('archive', true).robots).toBe('follow, max-image-preview:large, noindex');
  expect(said('europe', true)).toEqual({ robots: unindexed, other: undefined });
});

test('Open Graph names a language with its territory, also where the publication does not', () => {
  const localeIn = (language: string) =>
    pageMetadata(aFrame({ dateline: { language, timeZone: 'UTC' } }), { description: '', url: '/', shareImage: null });
  expect(localeIn('en-GB').openGraph).toMatchObject({ locale: 'en_GB' });
  expect(localeIn('de').openGraph).toMatchObject({ locale: 'de_DE' });
  expect(localeIn('zh-Hant-TW').openGraph).toMatchObject({ locale: 'zh_TW' });
});
