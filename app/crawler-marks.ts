import type { Metadata } from 'next';
import { crawlerMarks, type CrawlerPolicy } from '#lib/news/crawler-policy.ts';
import { unindexed } from '#app/metadata.ts';

/** Adds to what a page of a section says of itself what the section has other rules for than the rest. */
export function withCrawlerMarks(metadata: Metadata, policy: CrawlerPolicy, section: string): Metadata {
  const { robots, reserved } = crawlerMarks(policy, section);
  const words = new Set([...(metadata.robots === unindexed ? ['noindex'] : []), ...robots]);
  return {
    ...metadata,
    ...(robots.length > 0 ? { robots: robotsTag([...words]) } : {}),
    ...(reserved ? { other: { ...metadata.other, 'tdm-reservation': '1' } } : {}),
  };
}

const robotsTag = (words: readonly string[]) =>
  [...(words.includes('noindex') ? [] : ['index']), 'follow', 'max-image-preview:large', ...words].join(', ');
