import { describe, expect, test } from 'vitest';
import { SitemapReader, type SitemapEntry } from '#lib/doctor/read-sitemap.ts';
import { checkAll } from '#lib/doctor/rule.ts';
import { sitemapEntryRules, sitemapFileRules, type SitemapFile } from '#lib/doctor/rules/sitemaps.ts';
import { site } from './a-page.ts';

function read(xml: string): { entries: SitemapEntry[]; reader: SitemapReader } {
  const entries: SitemapEntry[] = [];
  const reader = new SitemapReader((entry) => entries.push(entry));
  // Piece by piece, as it comes in.
  for (const piece of xml.match(/[^]{1,7}/g) ?? []) reader.write(piece);
  reader.end();
  return { entries, reader };
}

const urlset = (urls: string) => `<?xml version="1.0" encoding="UTF-8"?>
  <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
    xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
    xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${urls}</urlset>`;

describe('reading a sitemap', () => {
  test('gives its addresses with their dates, pictures and news', () => {
    const { entries, reader } = read(
      urlset(`<url><loc>https://paper.example/article/a?x=1&amp;y=2</loc><lastmod>2026-11-20</lastmod>
        <image:image><image:loc>https://paper.example/media/a.jpeg</image:loc></image:image>
        <news:news><news:publication><news:name>The Paper</news:name><news:language>en</news:language></news:publication>
          <news:publication_date>2026-11-20T09:00:00Z</news:publication_date><news:title>A &lt;b&gt;</news:title></news:news>
        </url>`),
    );
    expect(reader).toMatchObject({ isIndex: false, broken: null, entries: 1 });
    expect(entries).toEqual([
      {
        loc: 'https://paper.example/article/a?x=1&y=2',
        lastmod: '2026-11-20',
        images: ['https://paper.example/media/a.jpeg'],
        news: { name: 'The Paper', language: 'en', publicationDate: '2026-11-20T09:00:00Z', title: 'A <b>' },
      },
    ]);
  });

  test('tells an index from a list of pages', () => {
    const index = `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://a.example/b</loc></sitemap></sitemapindex>`;
    expect(read(index).reader).toMatchObject({ isIndex: true, broken: null, entries: 1 });
  });

  test('says what is broken, and of which namespace it should be', () => {
    expect(read(urlset('<url><loc>https://a.example/?a&b</loc></url>')).reader.broken).toMatch(/^\d+:\d+: /);
    expect(read('<urlset><url/></urlset>').reader.broken).toMatch(/not urlset or sitemapindex/);
    expect(read('<html></html>').reader.broken).toMatch(/<html>/);
  });
});

describe('the rules of sitemaps', () => {
  const file: SitemapFile = {
    site,
    mediaType: 'application/xml',
    broken: null,
    isIndex: false,
    isNews: false,
    entries: 50_000,
    bytes: 1000,
  };
  const ofFile = (changed: Partial<SitemapFile>) =>
    checkAll(sitemapFileRules, { ...file, ...changed }, '/sitemap.xml').map(({ problem }) => problem);

  test('are kept by one of 50,000 addresses, and by news of nothing', () => {
    expect(ofFile({})).toEqual([]);
    expect(ofFile({ isNews: true, entries: 0 })).toEqual([]);
  });

  test('are broken by one that is too long, too large or no XML', () => {
    expect(ofFile({ entries: 50_001 })).toEqual(['it has 50001 entries; at most 50000 are read']);
    expect(ofFile({ bytes: 60 * 1024 * 1024 })).toHaveLength(1);
    expect(ofFile({ isNews: true, entries: 1001 })).toEqual(['it has 1001 entries; at most 1000 are read']);
    expect(ofFile({ mediaType: 'text/html' })).toEqual(['it is served as text/html, not as XML']);
    expect(ofFile({ broken: '1:2: unclosed tag: url' })).toEqual(['1:2: unclosed tag: url']);
  });

  const entry: SitemapEntry = {
    loc: 'https://paper.example/article/a',
    lastmod: '2026-11-20T09:00:00+01:00',
    images: ['https://paper.example/media/a.jpeg'],
    news: null,
  };
  const news = { name: 'The Paper', language: 'en', publicationDate: '2026-11-19T09:00:00Z', title: 'A' };
  const ofEntry = (changed: Partial<SitemapEntry>, isNews = false) =>
    checkAll(sitemapEntryRules, { site, entry: { ...entry, ...changed }, isNews }, '/sitemap.xml').map(
      ({ problem }) => problem,
    );

  test('are kept by an absolute address of the site that was changed before now', () => {
    expect(ofEntry({})).toEqual([]);
    expect(ofEntry({ lastmod: null, images: [] })).toEqual([]);
    expect(ofEntry({ lastmod: '2026-11' })).toEqual([]);
    expect(ofEntry({ news }, true)).toEqual([]);
    expect(ofEntry({ loc: `${site.url}/` }, true), 'the front, where there is no news').toEqual([]);
  });

  test('are broken by an address of another site, a date that is none and one that is yet to come', () => {
    expect(ofEntry({ loc: 'http://localhost:3000/article/a' })).toHaveLength(1);
    expect(ofEntry({ loc: '/article/a' })).toHaveLength(1);
    expect(ofEntry({ images: ['/media/a.jpeg'] })).toHaveLength(1);
    expect(ofEntry({ lastmod: '20 Nov 2026' })[0]).toMatch(/is no date/);
    expect(ofEntry({ lastmod: '2026-11-20T12:30:00Z' })[0]).toMatch(/in the future/);
  });

  test('are broken by news of three days ago, without a title, or from the future', () => {
    expect(ofEntry({ news: { ...news, publicationDate: '2026-11-17T09:00:00Z' } }, true)[0]).toMatch(/older than 48/);
    expect(ofEntry({ news: { ...news, title: '' } }, true)[0]).toMatch(/no news:title/);
    expect(ofEntry({ news: { ...news, publicationDate: '2026-11-20T13:00:00Z' } }, true)[0]).toMatch(/in the future/);
    expect(ofEntry({}, true)[0]).toMatch(/no news element/);
  });
});
