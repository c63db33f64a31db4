import type { Feed, FeedItem } from './feed.ts';

/**
 * JSON Feed 1.1 with the whole text of each article (https://www.jsonfeed.org/version/1.1/).
 *
 * @param selfUrl absolute address of the feed itself
 */
export function jsonFeed(feed: Feed, selfUrl: string): string {
  const { title, description, language, pageUrl, publication, hubs } = feed;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    language,
    home_page_url: pageUrl,
    feed_url: selfUrl,
    authors: [publication],
    ...(hubs.length > 0 ? { hubs: hubs.map((url) => ({ type: 'WebSub', url })) } : {}),
    items: feed.items.map(item),
  });
}

function item({
  id,
  url,
  title,
  summary,
  html,
  publishedAt,
  updatedAt,
  authors,
  categories,
  picture,
  language,
}: FeedItem) {
  return {
    id,
    url,
    title,
    ...(summary === '' ? {} : { summary }),
    content_html: html,
    ...(picture ? { image: picture.url } : {}),
    date_published: publishedAt,
    date_modified: updatedAt,
    authors,
    ...(language === null ? {} : { language }),
    tags: categories.map(({ name }) => name),
  };
}
