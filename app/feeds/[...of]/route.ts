import { findSubject, type ListType } from '#app/lists/list-subject.ts';
import { feedUrl, frontUrl } from '#lib/news/urls.ts';
import { feedArticles } from '#lib/newsroom/articles.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { rss } from '#lib/syndication/rss.ts';

/** A safety net only: a change prints the feed again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';
export const generateStaticParams = () => [];

const itemsInFeed = 30;
const followable: readonly string[] = ['section', 'topic', 'author', 'kind'] satisfies ListType[];

/** `/feeds/rss.xml`, `/feeds/section/europe/rss.xml`, … */
export async function GET(_request: Request, { params }: RouteContext<'/feeds/[...of]'>): Promise<Response> {
  const { of } = await params;
  const [type = '', slug = '', file = ''] = of.length === 1 ? ['latest', 'all', of[0]] : of;
  const known = of.length === 1 || (of.length === 3 && followable.includes(type));
  const subject = known && file === 'rss.xml' ? await findSubject(type as ListType, slug) : null;
  if (!subject) return new Response('No such feed. All feeds: /feeds\n', { status: 404 });

  const frame = await readFrame();
  const everything = of.length === 1;
  const body = rss(
    {
      title: everything ? frame.name : `${frame.name}: ${subject.title}`,
      description: everything ? frame.description : subject.description,
      language: frame.dateline.language,
      siteUrl: frame.siteUrl,
      path: everything ? frontUrl() : subject.url,
      feedPath: feedUrl(everything ? null : subject.url),
    },
    await feedArticles(subject.listing, itemsInFeed),
  );
  return new Response(body, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } });
}
