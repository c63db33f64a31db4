import { monthOf } from '#lib/news/dates.ts';
import { monthSitemapUrl } from '#lib/news/sitemaps.ts';
import * as urls from '#lib/news/urls.ts';

/** The addresses of pages, feeds and sitemaps that list a story of today. */
export function listsOf(story: { section: string; topic: string; author: string; kind: 'reporting' }): string[] {
  return [
    urls.frontUrl(),
    urls.sectionUrl(story.section),
    urls.topicUrl(story.topic),
    urls.authorUrl(story.author),
    urls.kindUrl(story.kind),
    urls.latestUrl(),
    urls.feedUrl(null),
    urls.feedUrl(null, 'atom'),
    urls.feedUrl(null, 'json'),
    urls.feedUrl(urls.sectionUrl(story.section)),
    '/sitemaps/news.xml',
    monthSitemapUrl(monthOf(new Date().toISOString())),
  ];
}
