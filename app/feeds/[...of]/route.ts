import { findSubject, type ListSubject } from '#app/lists/list-subject.ts';
import { pages, type ListName } from '#lib/news/addresses.ts';
import { feedFormats, feedUrl, type FeedFormat } from '#lib/news/urls.ts';
import { findDestination } from '#lib/newsroom/directory.ts';
import { feedArticles } from '#lib/newsroom/feed.ts';
import { readPublication } from '#lib/newsroom/publication.ts';
import { feedOf } from '#lib/syndication/feed.ts';
import { contentTypes, writeFeed } from '#lib/syndication/write-feed.ts';

/** A safety net only: a change prints the feed again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';
export const generateStaticParams = () => [];

const itemsInFeed = 30;

/** `/feeds/rss.xml`, `/feeds/section/europe/atom.xml`, … */
export async function GET(_request: Request, { params }: RouteContext<'/feeds/[...of]'>): Promise<Response> {
  const { of } = await params;
  const format = formatOf(of.at(-1));
  const list = of.length === 1 ? 'everything' : await listOf(of);
  if (!format) return nothing();
  if (!list) {
    const moved = await movedList(of);
    return moved === null
      ? nothing()
      : new Response(null, { status: 308, headers: { Location: feedUrl(moved, format) } });
  }

  const followed = list === 'everything' ? null : list;
  const [publication, articles] = await Promise.all([
    readPublication(),
    feedArticles(followed ? followed.listing : {}, itemsInFeed),
  ]);
  const feed = feedOf({ publication, list: followed, articles });
  const selfUrl = publication.siteUrl + feedUrl(followed ? followed.url : null, format);
  return new Response(writeFeed(feed, format, selfUrl), { headers: { 'Content-Type': contentTypes[format] } });
}

const hasFeeds = (type: string): type is ListName => Object.hasOwn(pages, type) && pages[type as ListName].feeds;

const nothing = () => new Response('No such feed. All feeds: /feeds\n', { status: 404 });

function formatOf(file: string | undefined): FeedFormat | undefined {
  return (Object.keys(feedFormats) as FeedFormat[]).find((format) => feedFormats[format].file === file);
}

/** Where the list is now that a feed was of: a section that got another name, say. */
async function movedList([type = '', slug = '', ...rest]: readonly string[]): Promise<string | null> {
  if (rest.length !== 1 || !hasFeeds(type)) return null;
  const destination = (await findDestination(`/${type}/${slug}`)) ?? '';
  const [, to = ''] = /^\/([^/]+)\/[^/?#]+$/.exec(destination) ?? [];
  return hasFeeds(to) ? destination : null;
}

async function listOf([type = '', slug = '', ...rest]: readonly string[]): Promise<ListSubject | null> {
  return rest.length === 1 && hasFeeds(type) ? findSubject(type, slug) : null;
}
