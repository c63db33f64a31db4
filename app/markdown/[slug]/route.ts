import { plainText } from '#app/plain-text.ts';
import { crawlerMarks } from '#lib/news/crawler-policy.ts';
import { articleUrl, markdownUrl } from '#lib/news/urls.ts';
import { findArticle } from '#lib/newsroom/articles.ts';
import { findAuthors, findDestination } from '#lib/newsroom/directory.ts';
import { readCoverage } from '#lib/newsroom/live.ts';
import { readPublication } from '#lib/newsroom/publication.ts';
import { markdownTwin } from '#lib/syndication/markdown-twin.ts';

/** A safety net only: a change prints it again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';

export const generateStaticParams = () => [];

/** The Markdown twin of an article: readers and press know it as `/article/<slug>.md` (next.config.mjs). */
export async function GET(_request: Request, { params }: RouteContext<'/markdown/[slug]'>): Promise<Response> {
  const { slug } = await params;
  const article = await findArticle(slug);
  if (!article) {
    const destination = await findDestination(articleUrl(slug));
    const moved = /^\/article\/([^/?#]+)$/.exec(destination ?? '')?.[1];
    if (moved === undefined) return plainText(null);
    return new Response(null, { status: 308, headers: { Location: markdownUrl(moved) } });
  }
  const [{ siteUrl, crawlers }, coverage] = await Promise.all([
    readPublication(),
    readCoverage(article),
    // Their names stand in it.
    findAuthors(article.authors.map((author) => author.slug)),
  ]);
  const marks = crawlerMarks(crawlers, article.section.slug);
  const headers = new Headers({
    'Content-Type': 'text/markdown; charset=utf-8',
    Link: `<${siteUrl}${articleUrl(slug)}>; rel="canonical"`,
  });
  if (marks.robots.length > 0) headers.set('X-Robots-Tag', marks.robots.join(', '));
  if (marks.reserved) headers.set('TDM-Reservation', '1');
  return new Response(markdownTwin(article, coverage, siteUrl), { headers });
}
