import type { Metadata } from 'next';
import type { Article } from '#lib/news/article.ts';
import type { Frame } from '#lib/news/frame.ts';
import { segmentUrl } from '#lib/news/live-update.ts';
import { opening } from '#lib/news/opening.ts';
import { largest, type Picture } from '#lib/news/picture.ts';
import type { ShareImage } from '#lib/news/share-image.ts';
import { articleUrl, authorUrl, feedFormats, feedUrl, sectionUrl, type FeedFormat } from '#lib/news/urls.ts';

/**
 * The one address of a page and the feed that follows it, in each format. Next replaces `alternates` as a whole, so a
 * page that names its canonical address must name its feed too.
 *
 * @param listUrl the list whose feed to offer; null is everything
 */
export function alternates(canonical: string, listUrl: string | null, title: string): Metadata['alternates'] {
  const formats = Object.entries(feedFormats).map(([format, { name, type }]) => [
    type,
    [{ url: feedUrl(listUrl, format as FeedFormat), title: `${title} (${name})` }],
  ]);
  return { canonical, types: Object.fromEntries(formats) };
}

/** What search engines may do with a page. Layout and pages say it with the same words, so that there is one tag. */
export const indexed: Metadata['robots'] = {
  index: true,
  follow: true,
  'max-image-preview': 'large',
  'max-snippet': -1,
  'max-video-preview': -1,
};
/** Where a text stands in for a description: more is not shown anywhere. Characters. */
export const longestDescription = 160;

/** For pages that are no use to find: what they link to may be found. */
export const unindexed: Metadata['robots'] = { index: false, follow: true };

/** What a browser calls a page. Written out: Next puts a title into a template as a pattern, to which `$&` is not itself. */
export const pageTitle = (title: string, { name }: Pick<Frame, 'name'>) => `${title} | ${name}`;

/** What the publication is called where a page has no title of its own. */
export const publicationTitle = ({ name, tagline }: Pick<Frame, 'name' | 'tagline'>) =>
  tagline ? `${name}: ${tagline}` : name;

interface PageFacts {
  /** Left out: the publication's name and tagline. */
  title?: string;
  description: string;
  /** Path. */
  url: string;
  /** Left out: the page has no feed of its own, and offers none. */
  alternates?: Metadata['alternates'];
  shareImage: ShareImage | null;
  /** As Open Graph sorts pages. */
  type?: 'website' | 'profile';
  robots?: Metadata['robots'];
}

/**
 * What a page says of itself to search engines and to whoever passes it on (https://ogp.me). Next replaces `openGraph`
 * as a whole, so the publication is named on each page anew.
 */
export function pageMetadata(frame: Frame, page: PageFacts): Metadata {
  const { title, url, shareImage, type = 'website', robots = indexed } = page;
  const description = page.description || frame.description || undefined;
  const named = title ?? publicationTitle(frame);
  return {
    ...(title === undefined ? {} : { title: pageTitle(title, frame) }),
    description,
    alternates: page.alternates ?? { canonical: url },
    openGraph: {
      type,
      siteName: frame.name,
      locale: openGraphLocale(frame.dateline.language),
      title: named,
      description,
      url,
      ...(shareImage && { images: [shareImage] }),
    },
    twitter: { card: shareImage ? 'summary_large_image' : 'summary' },
    robots,
  };
}

/** @param shareImage null: the picture of the article is shown instead */
export function articleMetadata(article: Article, frame: Frame, shareImage: ShareImage | null): Metadata {
  const { authors, body, translations, dek, details, headline, publishedAt, section, slug, topics, updatedAt } =
    article;
  const { canonicalUrl, language = frame.dateline.language, seo } = details;
  const profiles = authors.map((author) => ({ name: author.name, url: frame.siteUrl + authorUrl(author.slug) }));
  const page = pageMetadata(frame, {
    title: headline,
    description: dek || opening(body.text, longestDescription),
    url: articleUrl(slug),
    alternates: {
      ...alternates(canonicalUrl ?? articleUrl(slug), sectionUrl(section.slug), section.name),
      // Whoever names translations names itself among them (https://developers.google.com/search/docs/specialty/international/localized-versions).
      ...(Object.keys(translations).length > 0 && {
        languages: { ...translations, [language]: articleUrl(slug) },
      }),
    },
    shareImage: shareImage ?? ofPicture(article.image),
  });
  return {
    ...page,
    // Search engines alone: who passes a link on sees headline and dek.
    ...(seo?.title !== undefined && { title: pageTitle(seo.title, frame) }),
    ...(seo?.description !== undefined && { description: seo.description }),
    authors: profiles,
    openGraph: {
      ...page.openGraph,
      locale: openGraphLocale(language),
      type: 'article',
      publishedTime: publishedAt,
      modifiedTime: updatedAt ?? publishedAt,
      authors: profiles.map(({ url }) => url),
      section: section.name,
      tags: topics.map(({ name }) => name),
    },
  };
}

/**
 * What one segment of an article's updates says of itself. Search engines are led to the article for what it shows
 * itself.
 */
export function segmentMetadata(
  article: Article,
  { segment, onArticle }: { segment: number; onArticle: boolean },
  frame: Frame,
  shareImage: ShareImage | null,
): Metadata {
  const { headline, section, slug } = article;
  const url = segmentUrl(slug, segment);
  return pageMetadata(frame, {
    title: `${headline}, updates ${segment}`,
    description: `Updates ${segment} of our coverage: ${headline}`,
    url,
    alternates: alternates(url, sectionUrl(section.slug), section.name),
    shareImage: shareImage ?? ofPicture(article.image),
    robots: onArticle ? unindexed : indexed,
  });
}

/** The picture of a page where no share image was made of it. */
function ofPicture(picture: Picture | null): ShareImage | null {
  const variant = picture && largest(picture.file, '16x9');
  return variant && { ...variant, alt: picture.alt, type: 'image/jpeg' };
}

/** `en-GB` as Open Graph writes it: `en_GB`, always with a territory. */
function openGraphLocale(language: string): string {
  const { language: spoken, region } = new Intl.Locale(language).maximize();
  return `${spoken}_${region}`;
}
