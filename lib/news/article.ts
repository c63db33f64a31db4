import { z } from 'zod';
import { articleDetails, type ArticleDetails } from './article-details.ts';
import { moment, text, webAddress } from '#lib/schema/fields.ts';
import { imageSchema } from './image.ts';
import { kindSchema, type Kind } from './kind.ts';
import type { Picture } from './picture.ts';
import { slugNamed, slugSchema } from './slug.ts';

export type Status = 'draft' | 'scheduled' | 'published' | 'withdrawn';

const correctionSchema = z.strictObject({
  at: moment('write a date with time and zone, e.g. 2026-11-20T09:00:00Z').describe('When it was corrected'),
  text: text('write what was wrong and what is right').describe('What was wrong and what is right'),
});
/** A dated admission of an error. Never silent, never deleted. */
export type Correction = z.infer<typeof correctionSchema>;

const languageTag = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'write a language tag (BCP 47), e.g. de or pt-BR');
const pathAdvice = 'write a path, e.g. /2019/05/old-permalink';

/** The front matter of `content/articles/<yyyy>/<slug>.md`. */
export const articleFrontMatterSchema = z.strictObject({
  headline: z
    .string({ error: 'write a headline of 1 to 140 characters' })
    .trim()
    .min(1, 'write a headline')
    .max(140, 'write at most 140 characters')
    .describe('Plain text; 75 characters at most if it can be')
    .meta({ examples: ['How 2.8 kilometres of water set the price of distance'] }),
  dek: z
    .string({ error: 'write one sentence or two, or leave the key out' })
    .trim()
    .max(1000, 'write one or two sentences')
    .describe('The sentence under the headline, and for search engines. Plain text; 200 characters at most')
    .default(''),
  kind: kindSchema.describe('What sort of journalism it is').default('reporting'),
  section: slugNamed('name a file in content/sections/ without .md, e.g. section: asia-pacific')
    .describe('A file in content/sections/')
    .meta({ examples: ['asia-pacific'] }),
  topics: z
    .array(slugSchema, { error: 'write a list of names from content/topics/, e.g. [fisheries]' })
    .describe('Files in content/topics/')
    .meta({ examples: [['chokepoints']] })
    .default([]),
  authors: z
    .array(slugSchema, { error: 'name at least one author, e.g. [mara-lindqvist]' })
    .min(1, 'name at least one author, e.g. [mara-lindqvist]')
    .describe('Files in content/authors/, in the order of the byline')
    .meta({ examples: [['noor-castellan']] }),
  publishedAt: moment()
    .describe('With a zone. In the future: the article is scheduled, and no reader sees it before')
    .meta({ examples: ['2026-11-17T06:00:00Z'] }),
  updatedAt: moment('write a date with time and zone, or leave the key out')
    .optional()
    .describe(
      'When the text changed for readers, not for a typo; not before publishedAt. A correction counts by itself',
    ),
  status: z
    .enum(['published', 'draft'], { error: 'write published or draft' })
    .default('published')
    .describe('A draft is seen in `npm run dev` only, and by whoever has a link to its preview'),
  breaking: z
    .boolean({ error: 'write true or false' })
    .default(false)
    .describe('Whether the banner on every page names it'),
  image: imageSchema.optional().describe('The picture at its head'),
  corrections: z
    .array(correctionSchema, { error: 'write a list of {at: 2026-11-21T10:00:00Z, text: …}' })
    .default([])
    .describe('What was wrong in it, with dates; readers see them all'),
  translations: z
    .record(languageTag, webAddress('write the whole address, e.g. https://example.org/de/artikel'), {
      error: 'write {de: https://…}, or leave the key out',
    })
    .optional()
    .describe(
      'The same article in other languages, by language tag: whole addresses. Search engines believe it when the other page says the same of this one (`hreflang`)',
    ),
  oldUrls: z
    .array(z.string({ error: pathAdvice }).regex(/^\/[^#\s]*$/, pathAdvice), {
      error: 'write a list of paths, e.g. [/2019/05/old-permalink]',
    })
    .default([])
    .describe('Paths under which it used to be found, with a query where that told pages apart. They lead to it')
    .meta({ examples: [['/2019/05/old-permalink', '/?p=123']] }),
  ...articleDetails,
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
  details: ArticleDetails;
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
