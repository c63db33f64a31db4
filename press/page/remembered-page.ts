import type { Page } from '#lib/news/addresses.ts';
import type { Encoding } from './bodies.ts';
import type { PrintedPage } from './printed-page.ts';

/** What of the publication the headers depend on. */
export interface HeaderSettings {
  /** Whether the site's address begins with `https:`. */
  https: boolean;
  /** Seconds that a cache between us and the reader may show a page after it changed; `cacheLimit` of publication.yaml. */
  cacheLimit: number;
}

/** An answer from memory, head and body in one piece; the request's id and the date are written into it. */
export interface FinishedAnswer {
  bytes: Buffer;
  idAt: number;
  dateAt: number;
}

/** Header lines, names and values in turn, made once for a page and an encoding. */
export interface Head {
  full: string[];
  /** Of a 304 (RFC 9110, section 15.4.5). */
  notModified: string[];
  entityTag: string;
  cacheControl: string;
  /** The whole answer, for pages that are in memory; made when there is the first: see `sendAtOnce`. */
  answer: FinishedAnswer | null;
}

export interface PageHeads {
  settings: HeaderSettings;
  /** What they say of it, and until when that holds: `last-modified.ts`. */
  lastModified: string | null;
  until: number;
  byEncoding: Partial<Record<Encoding, Head>>;
}

/** What the press puts into every page. */
export interface Banner {
  /** Empty while nothing is breaking. */
  html: Buffer;
  /** Of the same banner always the same; empty where that is. */
  hash: string;
  /** What a page depends on besides, with this banner. */
  tags: readonly string[];
}

/** What of a page's declaration its copies go by. */
export type PageKind = Pick<Page, 'type' | 'kept' | 'fresh' | 'stale'>;

/** A page as it is sent. */
export interface ShownPage {
  page: PrintedPage;
  kind: PageKind;
  /** When Next, or the change log, last said that the page is so, in milliseconds since 1970. */
  checkedAt: number;
  /** Whether the last refresh failed: this is then the last good copy. */
  failing: boolean;
  /** Its header lines, made once; see `page-headers.ts`. */
  heads: PageHeads | null;
}

/** A page with the banner in its place. */
export interface ComposedPage extends ShownPage {
  banner: Banner;
}

/** A page in memory; one with a place for the banner is not sent itself. */
export interface RememberedPage extends ShownPage {
  /** When Next last rendered it. */
  renderedAt: number;
  /** Until when it is served without asking. */
  goodUntil: number;
  /**
   * Of what an earlier press kept while nobody has asked Next since: whether only what surrounds the page has changed, or
   * the page itself. Null for all others.
   */
  opened: 'itself' | 'surroundings' | null;
  /** As it was sent last, where it has a place for the banner. */
  composed?: ComposedPage | null;
}

/**
 * How a page came about: from memory; after a refresh in front of the reader; rendered for the first time; the copy of
 * a moment ago since the refresh takes long, or since something changed while it was rendered; the last good copy since
 * Next failed.
 */
export type Outcome = 'hit' | 'refreshed' | 'rendered' | 'old' | 'stale';

export interface Served<Page extends ShownPage = ShownPage> {
  entry: Page;
  outcome: Outcome;
  /** Where the reader waited for a render. */
  timing: RenderTiming | null;
}

/** Milliseconds that a render waited for its turn, and for Next to start; and that it then took, with its printing. */
export interface RenderTiming {
  wait: number;
  render: number;
}
