import { parseMonthFile } from '#lib/news/sitemaps.ts';
import { frontUrl } from '#lib/news/urls.ts';
import { readPublication, type PublicationOnline } from '#lib/newsroom/publication.ts';
import {
  readMonthSitemap,
  readNewsSitemap,
  readPagesSitemap,
  readUpdatesSitemap,
  type Crawled,
} from '#lib/newsroom/sitemap.ts';
import { sitemap, type SitemapEntry } from '#lib/syndication/sitemap.ts';

/** A safety net only: a change prints the sitemap again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';
export const generateStaticParams = () => [];

/** `/sitemaps/news.xml`, `/sitemaps/articles/2026-11.xml`, … */
export async function GET(_request: Request, { params }: RouteContext<'/sitemaps/[...of]'>): Promise<Response> {
  const { of } = await params;
  const entries = await entriesOf(of, await readPublication());
  if (entries.length === 0) return new Response('No such sitemap. All sitemaps: /sitemap.xml\n', { status: 404 });
  return new Response(sitemap(entries), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}

/** Empty where there is no such sitemap. */
async function entriesOf([name = '', file]: readonly string[], site: PublicationOnline): Promise<SitemapEntry[]> {
  if (name === 'articles' && file !== undefined) {
    const wanted = parseMonthFile(file);
    return wanted ? entries(await readMonthSitemap(wanted.month, wanted.part), site) : [];
  }
  if (file !== undefined) return [];
  if (name === 'pages.xml') return entries(await readPagesSitemap(), site);
  if (name === 'updates.xml') return entries(await readUpdatesSitemap(), site);
  return name === 'news.xml' ? newsEntries(site) : [];
}

/** The protocol wants one address at least: on a day without news it is that of the front, without a word of news. */
async function newsEntries(site: PublicationOnline): Promise<SitemapEntry[]> {
  const news = await readNewsSitemap();
  if (news.length === 0) return [{ url: site.siteUrl + frontUrl(), changedAt: null }];
  const { name: publication, dateline } = site;
  return entries(news, site).map((entry, i) => {
    const { headline, publishedAt } = news[i]!;
    return { ...entry, news: { publication, language: dateline.language, publishedAt, headline } };
  });
}

function entries(found: readonly Crawled[], { siteUrl }: PublicationOnline): SitemapEntry[] {
  return found.map(({ path, changedAt, images }) => ({
    url: siteUrl + path,
    changedAt,
    images: images.map((image) => siteUrl + image),
  }));
}
