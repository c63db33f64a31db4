import { expect, test } from 'vitest';
import { rss } from '#lib/syndication/rss.ts';
import { sitemap } from '#lib/syndication/sitemap.ts';
import { escapeXml } from '#lib/syndication/xml.ts';
import { anArticle } from '#tests/support/an-article.ts';

const channel = {
  title: 'The Meridian',
  description: 'World affairs',
  language: 'en-GB',
  siteUrl: 'https://meridian.example',
  path: '/',
  feedPath: '/feeds/rss.xml',
};

test('what XML cannot hold is left out, the rest is escaped', () => {
  expect(escapeXml('a\u0000\u000b<b>&"\ud800x😀')).toBe('a&lt;b&gt;&amp;&quot;x😀');
});

test('a headline that looks like markup comes out of the feed as it went in', () => {
  expect(rss(channel, [anArticle({ headline: '</title>]]> & “all that”' })])).toContain(
    '<title>&lt;/title&gt;]]&gt; &amp; “all that”</title>',
  );
});

test('addresses in the text of a feed are absolute', () => {
  const body = {
    ...anArticle().body,
    html: '<p><a href="/about">us</a> <img src="/media/a/b.jpeg" srcset="/media/a/b.jpeg 400w, /media/a/c.jpeg 800w"></p>',
  };
  const feed = rss(channel, [anArticle({ body })]);
  expect(feed).toContain('href=&quot;https://meridian.example/about&quot;');
  expect(feed).toContain('https://meridian.example/media/a/b.jpeg 400w, https://meridian.example/media/a/c.jpeg 800w');
});

test('every author of an article is named in the feed', () => {
  const feed = rss(channel, [anArticle({ authors: ['noor', 'jun'] })]);
  expect(feed.match(/<dc:creator>/g)).toHaveLength(2);
});

test('a feed without articles says nothing of when it was built', () => {
  expect(rss(channel, [])).not.toContain('lastBuildDate');
});

test('a sitemap says when a page changed, where that is known', () => {
  const xml = sitemap([
    { url: 'https://meridian.example/', changedAt: null },
    { url: 'https://meridian.example/article/a?b&c', changedAt: '2026-11-20T09:00:00.000Z' },
  ]);
  expect(xml).toContain('<url><loc>https://meridian.example/</loc></url>');
  expect(xml).toContain(
    '<loc>https://meridian.example/article/a?b&amp;c</loc><lastmod>2026-11-20T09:00:00.000Z</lastmod>',
  );
});
