import type { ArticleSummary } from './article.ts';
import type { Author } from './author.ts';
import type { Nameplate } from './frame.ts';
import { kickerText } from './kicker.ts';
import { largest, type Picture } from './picture.ts';
import type { Section } from './section.ts';
import type { ShareImage } from './share-image.ts';

/** Pixels: what platforms show beside a link (Open Graph, 1.91 : 1). */
export const shareWidth = 1200;
export const shareHeight = 630;

/** What a share image shows. Whatever decides how it looks is in here: the name of its file is made of it. */
export interface ShareDesign {
  /** Whose it is: `article:<slug>`, `section:<slug>`, `author:<slug>`, or `publication`. */
  of: string;
  headline: string;
  /** The label above it. */
  kicker: string | null;
  /** A sentence below it. */
  dek: string | null;
  /** What the headline stands over, or what stands beside it; null is a card of type alone. */
  picture: { url: string; place: 'behind' | 'beside' } | null;
  publication: SharePublication;
}

export interface SharePublication {
  name: string;
  nameplate: Nameplate | null;
  /** BCP 47: Chinese and Japanese write some of the same characters differently. */
  language: string;
}

/** A narrower picture would be blurred over the whole of the image. */
const narrowest = 800;
/** Longer texts would be set too small to be read; only names and descriptions can be longer. */
const longest = 200;

type ShownArticle = Pick<ArticleSummary, 'slug' | 'headline' | 'kind' | 'section' | 'image' | 'details'>;

/** The headline over the article's picture. */
export function articleDesign(article: ShownArticle, publication: SharePublication): ShareDesign {
  const { slug, headline, kind, section, image, details } = article;
  return {
    of: `article:${slug}`,
    headline: shortened(headline),
    kicker: `${kickerText({ kind, details })} | ${section.name}`,
    dek: null,
    picture: behind(image),
    publication: details.language === undefined ? publication : { ...publication, language: details.language },
  };
}

/** The section's name, and what it is about. */
export function sectionDesign({ slug, name, description }: Section, publication: SharePublication): ShareDesign {
  const dek = shortened(description) || null;
  return { of: `section:${slug}`, headline: shortened(name), kicker: null, dek, picture: null, publication };
}

/** The author's name and role beside their portrait. */
export function authorDesign({ slug, name, role, image }: Author, publication: SharePublication): ShareDesign {
  const portrait = image && largest(image.file, '1x1');
  return {
    of: `author:${slug}`,
    headline: shortened(name),
    kicker: null,
    dek: role,
    picture: portrait && { url: portrait.url, place: 'beside' },
    publication,
  };
}

/** The publication's own, for pages that are about everything. */
export function publicationDesign(publication: SharePublication, tagline: string): ShareDesign {
  const dek = shortened(tagline) || null;
  return { of: 'publication', headline: publication.name, kicker: null, dek, picture: null, publication };
}

/** As pages name it, where its file is there. */
export function shareImage({ headline, kicker, publication }: ShareDesign, url: string): ShareImage {
  const text = kicker === null ? headline : `${kicker}: ${headline}`;
  const alt = headline === publication.name ? headline : `${text} (${publication.name})`;
  return { url, width: shareWidth, height: shareHeight, alt, type: 'image/jpeg' };
}

function behind(image: Picture | null): ShareDesign['picture'] {
  const crop = image && largest(image.file, '16x9');
  return crop && crop.width >= narrowest ? { url: crop.url, place: 'behind' } : null;
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= longest
    ? text
    : `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
