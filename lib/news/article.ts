import { z } from 'zod';
import { kindSchema, type Kind } from './kind.ts';
import type { Picture } from './picture.ts';
import { slugSchema } from './slug.ts';

export type Status = 'draft' | 'scheduled' | 'published' | 'withdrawn';

const dateAdvice = 'write a date with time and zone, e.g. 2026-11-20T09:00:00Z';
/** In its zone and in UTC it has a year of four digits: what sorts dates as text needs them. */
const dateSchema = z.iso.datetime({ offset: true, error: dateAdvice }).refine(hasPlainYear, dateAdvice);

function hasPlainYear(date: string): boolean {
  const moment = new Date(date);
  return Number.isNaN(moment.getTime()) || /^\d{4}-/.test(moment.toISOString());
}

const share = z.number({ error: 'write two numbers from 0 to 1, e.g. [0.5, 0.4]' }).min(0).max(1);

/** The picture of an article, a file under `content/media/`. */
export const imageSchema = z.strictObject({
  src: z.string().regex(/^\/media\/[^?#]+$/, 'write the path of a file under content/media/, e.g. /media/kurils.jpg'),
  /** What it shows, for those who cannot see it; '' says that it is decoration. */
  alt: z.string({ error: "say what the picture shows (alt: '' says that it is decoration)" }),
  caption: z.string().trim().min(1).optional(),
  credit: z.string().trim().min(1).optional(),
  /** What to keep when the picture is cropped: from left, from top, 0 to 1. */
  focal: z.tuple([share, share], { error: 'write two numbers from 0 to 1, e.g. [0.5, 0.4]' }).optional(),
});

/** A dated admission of an error. Never silent, never deleted. */
const correctionSchema = z.strictObject({ at: dateSchema, text: z.string().trim().min(1) });
export type Correction = z.infer<typeof correctionSchema>;

const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'write a language tag (BCP 47), e.g. de or pt-BR');
const webAddress = z.url({
  protocol: /^https?$/,
  error: 'write the whole address, e.g. https://example.org/de/artikel',
});

/** The front matter of `content/articles/<yyyy>/<slug>.md`. */
export const articleFrontMatterSchema = z.strictObject({
  headline: z.string().trim().min(1, 'write a headline').max(140, 'write at most 140 characters'),
  /** The sentence under the headline; also the meta description. Plain text. */
  dek: z.string().trim().max(1000, 'write one or two sentences').default(''),
  kind: kindSchema.default('reporting'),
  section: slugSchema,
  topics: z.array(slugSchema).default([]),
  /** In the order of the byline. */
  authors: z.array(slugSchema).min(1, 'name at least one author, e.g. [mara-lindqvist]'),
  /** In the future: the article is scheduled and no reader sees it before. */
  publishedAt: dateSchema,
  updatedAt: dateSchema.optional(),
  status: z.enum(['published', 'draft']).default('published'),
  breaking: z.boolean().default(false),
  image: imageSchema.optional(),
  corrections: z.array(correctionSchema).default([]),
  /**
   * The same article in other languages, by language tag: whole addresses, since a publication has one language. Search
   * engines believe it when the other page says the same of this one (`hreflang`).
   */
  translations: z.record(languageTag, webAddress).optional(),
  /** Paths under which the article used to be found, with a query where that told pages apart: `/?p=123`. They redirect to it. */
  oldUrls: z.array(z.string().regex(/^\/[^#\s]*$/, 'write a path, e.g. /2019/05/old-permalink')).default([]),
});
export type ArticleFrontMatter = z.infer<typeof articleFrontMatterSchema>;

export type Translations = Readonly<Record<string, string>>;

/** A section, topic or author as it is named on a page. */
export interface Named {
  slug: string;
  name: string;
}

/** An article as it is listed: everything but its text. */
export interface ArticleSummary {
  id: string;
  slug: string;
  headline: string;
  dek: string;
  kind: Kind;
  section: Named;
  topics: Named[];
  authors: Named[];
  /** ISO 8601, UTC. */
  publishedAt: string;
  updatedAt: string | null;
  breaking: boolean;
  /** Rolling coverage: null where there never was any. */
  live: Live | null;
  image: Picture | null;
  wordCount: number;
}

/** Since when an article has live updates, and since when no more are coming. */
export interface Live {
  startedAt: string;
  endedAt: string | null;
}

/** An article's text as it was compiled when it was written. */
export interface CompiledBody {
  /** The text on the article's own page; headings begin at h2. */
  html: string;
  /** The first paragraphs, for "keep reading" on another page; no ids, headings begin at h4. */
  leadHtml: string;
  /** The rest of it, cut at a block near 2,000 words; ids carry the slug. Empty when the lead is all. */
  restHtml: string;
  /** Whether lead and rest together are the whole text. */
  foldedWhole: boolean;
  wordCount: number;
  /** Plain text, for search. */
  text: string;
}

/** An article as it is read on its own page. */
export interface Article extends ArticleSummary {
  body: CompiledBody;
  corrections: Correction[];
  /** What one has to know, at the head of live coverage. Plain sentences. */
  keyPoints: string[];
  /** What identifies it in feeds, for ever: a URI, or a path from before there were any; null is the path it has. */
  feedId: string | null;
  /** Addresses of the same article elsewhere, by language tag. */
  translations: Translations;
}
