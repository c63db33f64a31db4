import type { ArticleSummary } from '#lib/news/article.ts';
import { variants } from '#lib/news/picture.ts';
import { authorUrl, embedUrl } from '#lib/news/urls.ts';
import { escapeXml } from './xml.ts';

/** An oEmbed response of type "rich" (https://oembed.com, section 2.3.4). Lengths are CSS pixels, ages seconds. */
interface RichEmbed {
  version: '1.0';
  type: 'rich';
  title: string;
  author_name: string;
  author_url: string;
  provider_name: string;
  provider_url: string;
  cache_age: number;
  html: string;
  width: number;
  height: number;
  thumbnail_url?: string;
  thumbnail_width?: number;
  thumbnail_height?: number;
}

/** The largest that whoever asks has room for; null is any. */
interface Room {
  width: number | null;
  height: number | null;
}

/** A card is as wide as a column of text, and as high as its picture and the words below it. */
const widest = 600;
const textHeight = (width: number) => (width < 480 ? 275 : 230);
/** Without scripts in it, a frame may open the article and do nothing else. */
const sandbox = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/**
 * What another site needs to show an article as a card.
 *
 * @param from absolute address of the site, without a slash at the end, and the publication's name
 */
export function oembed(article: ArticleSummary, from: { siteUrl: string; name: string }, room: Room): RichEmbed {
  const { siteUrl } = from;
  const width = Math.min(room.width ?? widest, widest);
  const wanted = textHeight(width) + (article.image ? Math.round((width * 9) / 16) : 0);
  const height = Math.min(room.height ?? wanted, wanted);
  const [author] = article.authors;
  return {
    version: '1.0',
    type: 'rich',
    title: article.headline,
    author_name: article.authors.map(({ name }) => name).join(', '),
    author_url: author ? siteUrl + authorUrl(author.slug) : siteUrl,
    provider_name: from.name,
    provider_url: `${siteUrl}/`,
    cache_age: 3600,
    html:
      `<iframe src="${siteUrl}${embedUrl(article.slug)}" title="${escapeXml(article.headline)}" width="${width}" ` +
      `height="${height}" sandbox="${sandbox}" loading="lazy" style="border:0;max-width:100%"></iframe>`,
    width,
    height,
    ...thumbnail(article, siteUrl, room),
  };
}

/** The largest picture for which there is room: all three of its fields, or none. */
function thumbnail({ image }: ArticleSummary, siteUrl: string, room: Room): Partial<RichEmbed> {
  const fits = (picture: { width: number; height: number }) =>
    picture.width <= (room.width ?? Infinity) && picture.height <= (room.height ?? Infinity);
  const found = image && variants(image.file, '16x9', 'jpeg').findLast(fits);
  if (!found) return {};
  return { thumbnail_url: siteUrl + found.url, thumbnail_width: found.width, thumbnail_height: found.height };
}

/** The same as XML (section 2.3.4.1). */
export function oembedXml(embed: RichEmbed): string {
  const fields = Object.entries(embed).map(([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>\n`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n${fields.join('')}</oembed>\n`;
}

/**
 * The path that an address has on this site, however it was passed on: by http, with a fragment or a campaign in its
 * query. Null where it is elsewhere.
 */
export function pathOnSite(address: string, siteUrl: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const { host, pathname } = new URL(address);
  const site = new URL(siteUrl);
  const below = site.pathname.replace(/\/$/, '');
  if (host !== site.host || !pathname.toLowerCase().startsWith(`${below.toLowerCase()}/`)) return null;
  return pathname.slice(below.length);
}

/** The slug that a path of this site names, in whichever case it was passed on; null where it is of no article. */
export const articleSlugOf = (path: string): string | null =>
  /^\/article\/([a-z0-9-]{1,200})(?:\.md|\/.*)?$/i.exec(path)?.[1]?.toLowerCase() ?? null;
