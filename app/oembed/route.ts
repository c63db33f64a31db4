import { plainText } from '#app/plain-text.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { findArticle } from '#lib/newsroom/articles.ts';
import { findAuthors, findDestination } from '#lib/newsroom/directory.ts';
import { readPublication } from '#lib/newsroom/publication.ts';
import { articleSlugOf, oembed, oembedXml, pathOnSite } from '#lib/syndication/oembed.ts';

/** Each question has its own answer. The press keeps it for as long as nothing in it changes. */
export const dynamic = 'force-dynamic';

/** `/oembed?url=…&format=json|xml&maxwidth=…&maxheight=…` (https://oembed.com) */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const format = asked.get('format') ?? 'json';
  if (format !== 'json' && format !== 'xml') {
    return new Response('There is json and xml.\n', { status: 501, headers: { 'Content-Type': 'text/plain' } });
  }
  const site = await readPublication();
  const path = pathOnSite(asked.get('url') ?? '', site.siteUrl);
  const article = path === null ? null : await articleAt(path);
  if (!article) return plainText(null);

  // Their names stand in it.
  await findAuthors(article.authors.map(({ slug }) => slug));
  const room = { width: pixels(asked.get('maxwidth')), height: pixels(asked.get('maxheight')) };
  const embed = oembed(article, site, room);
  if (format === 'json') return Response.json(embed);
  return new Response(oembedXml(embed), { headers: { 'Content-Type': 'text/xml; charset=utf-8' } });
}

/** The article at a path, or the one that used to be there. */
async function articleAt(path: string) {
  const slug = articleSlugOf(path);
  const article = slug === null ? null : await findArticle(slug);
  if (article) return article;
  const destination = await findDestination(slug === null ? path : articleUrl(slug));
  const moved = /^\/article\/([a-z0-9-]+)$/.exec(destination ?? '')?.[1];
  return moved === undefined ? null : findArticle(moved);
}

const pixels = (written: string | null) =>
  written !== null && /^[1-9]\d{0,3}$/.test(written) ? Number(written) : null;
