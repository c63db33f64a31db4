import type { Generated } from 'kysely';

/**
 * Tables of articles. Times are text, ISO 8601 UTC with milliseconds (they sort as text); truth values are 0 or 1;
 * `json` in a comment means JSON as text.
 */
export interface ArticleTable {
  /** A UUID; stays the same when the slug changes. */
  id: string;
  slug: string;
  /** Who owns the article: its file under `content/`, the desk, or an import. */
  origin: 'content' | 'desk' | 'import';
  source_path: string | null;
  /** Hash of what the article was compiled from: the same hash needs no new compilation. */
  source_hash: string | null;
  status: 'draft' | 'scheduled' | 'published' | 'withdrawn';
  kind: string;
  section: string;
  headline: string;
  dek: string;
  /** The names of the byline as one text, for search. */
  byline: string;
  body_markdown: string;
  body_html: string;
  lead_html: string;
  rest_html: string;
  folded_whole: number;
  word_count: number;
  /** Plain text, for search and its excerpts. */
  text: string;
  breaking: number;
  /** json: Picture */
  image: string | null;
  published_at: string;
  updated_at: string | null;
  /** No reader may see it before, whoever asks; null where there is none. */
  embargo_until: string | null;
  /** Rolling coverage: since when there is any, and since when it is over. */
  live_started_at: string | null;
  live_ended_at: string | null;
  /** json: sentences at the head of live coverage */
  key_points: Generated<string>;
  /** json: addresses of the article in other languages, by language tag */
  translations: Generated<string>;
  /** json: ArticleDetails */
  details: Generated<string>;
  /** Of the details, for who looks for them. The series is a slug. */
  series: string | null;
  series_part: number | null;
  canonical_url: string | null;
  /** What identifies it in feeds; null: the address that it has (`feed-ids.ts`). */
  feed_id: Generated<string | null>;
  /** Number of the newest revision. */
  revision: number;
  /** The revision that readers see, or saw last; null before the first publish. */
  published_revision: number | null;
  created_at: string;
  modified_at: string;
}

export interface ArticleTopicTable {
  article_id: string;
  topic: string;
  position: number;
  /** `published_at` while readers may see the article, else null: lets a topic be listed from one index. */
  listed_at: string | null;
}

export interface ArticleAuthorTable {
  article_id: string;
  author: string;
  position: number;
  /** As in `article_topic`. */
  listed_at: string | null;
}

/** What an article was at one moment. Outlives the article. */
export interface RevisionTable {
  id: string;
  article_id: string;
  /** 1, 2, 3, … per article. */
  number: number;
  at: string;
  by: string;
  /** What was done, e.g. `sync`, `publish`, `remove`. */
  action: string;
  /** json: ArticleSnapshot */
  snapshot: string;
}

export interface CorrectionTable {
  article_id: string;
  at: string;
  text: string;
  position: number;
}

export interface LiveUpdateTable {
  id: string;
  article_id: string;
  /** 1, 2, 3, … per article, never used again: an update keeps its address when others go. */
  number: number;
  at: string;
  headline: string;
  body_markdown: string;
  html: string;
  /** Plain text. */
  text: string;
  /** json: slugs */
  authors: string;
  pinned: number;
  edited_at: string | null;
  deleted_at: string | null;
}

/** Paths that lead to an article which is now elsewhere. */
export interface SlugHistoryTable {
  /** In its one form: `lib/news/old-address.ts`. */
  path: string;
  article_id: string;
  at: string;
  reason: 'rename' | 'old-url';
  has_query: Generated<number>;
}

/** An address that is gone on purpose. */
export interface TombstoneTable {
  slug: string;
  article_id: string | null;
  /** 410 Gone, or 451 Unavailable For Legal Reasons (RFC 7725). */
  status: number;
  reason: string;
  at: string;
  /** When the article came back. The row stays: a store restored from before the withdrawal is known by its absence. */
  lifted_at: string | null;
}
