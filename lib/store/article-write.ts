import type { CompiledBody, Correction, Translations } from '#lib/news/article.ts';
import type { ArticleDetails } from '#lib/news/article-details.ts';
import type { Kind } from '#lib/news/kind.ts';
import type { Picture } from '#lib/news/picture.ts';

/** An article as `save` takes it: checked, compiled, with its picture prepared. */
export interface ArticleWrite {
  slug: string;
  origin: 'content' | 'desk' | 'import';
  sourcePath: string | null;
  sourceHash: string | null;
  /** `published` with a date in the future is stored as `scheduled`. */
  status: 'draft' | 'published';
  kind: Kind;
  section: string;
  headline: string;
  dek: string;
  topics: readonly string[];
  /** In the order of the byline. */
  authors: readonly string[];
  /** The authors' names, for search. */
  bylineNames: readonly string[];
  /** With any offset. */
  publishedAt: string;
  updatedAt: string | null;
  breaking: boolean;
  image: Picture | null;
  markdown: string;
  body: CompiledBody;
  corrections: readonly Correction[];
  translations: Translations;
  details: ArticleDetails;
  /** The series in addresses; null where it is a part of none. */
  seriesSlug: string | null;
  /** Paths that redirect to it. */
  oldUrls: readonly string[];
  /** Of what its feed id is made where it is new, the same in every store that has it from there. Left out: at random. */
  feedSeed?: string | undefined;
}

/** What a revision keeps: all that was written, without what can be compiled from it again. */
export type ArticleSnapshot = Omit<
  ArticleWrite,
  'body' | 'sourceHash' | 'status' | 'bylineNames' | 'seriesSlug' | 'feedSeed'
> & {
  status: 'draft' | 'scheduled' | 'published' | 'withdrawn';
  /** Of the last revision of what was taken out of the store: for when it comes back. */
  feedId?: string;
};
