import type { PageType } from '../routes.ts';
import type { Encoding, PrintedPage } from './printed-page.ts';

/** What of the publication the headers depend on. */
export interface HeaderSettings {
  /** Whether the site's address begins with `https:`. */
  https: boolean;
  /** Seconds that a cache between us and the reader may show a page after it changed; `cacheLimit` of publication.yaml. */
  cacheLimit: number;
}

/** Header lines, names and values in turn, made once for a page and an encoding. */
export interface Head {
  full: string[];
  /** Of a 304 (RFC 9110, section 15.4.5). */
  notModified: string[];
  entityTag: string;
  cacheControl: string;
}

export interface PageHeads {
  settings: HeaderSettings;
  byEncoding: Partial<Record<Encoding, Head>>;
}

/** A page in memory. */
export interface RememberedPage {
  page: PrintedPage;
  /** For metrics. */
  type: PageType;
  /** When Next, or the change log, last said that the page is so, in milliseconds since 1970. */
  checkedAt: number;
  /** When Next last rendered it. */
  renderedAt: number;
  /** Until when it is served without asking. */
  goodUntil: number;
  /** Whether the last refresh failed: this is then the last good copy. */
  failing: boolean;
  /**
   * Of what an earlier press kept while nobody has asked Next since: whether only what surrounds the page has changed, or
   * the page itself. Null for all others.
   */
  opened: 'itself' | 'surroundings' | null;
  /** Its header lines, made once; see `page-headers.ts`. */
  heads: PageHeads | null;
}

/**
 * How a page came about: from memory; after a refresh in front of the reader; rendered for the first time; the copy of
 * a moment ago since the refresh takes long, or since something changed while it was rendered; the last good copy since
 * Next failed.
 */
export type Outcome = 'hit' | 'refreshed' | 'rendered' | 'old' | 'stale';

export interface Served {
  entry: RememberedPage;
  outcome: Outcome;
  /** Where the reader waited for a render. */
  timing: RenderTiming | null;
}

/** Milliseconds that a render waited for its turn, and for Next to start; and that it then took, with its printing. */
export interface RenderTiming {
  wait: number;
  render: number;
}
