import type { PageType } from '#lib/news/addresses.ts';
import type { Rendered } from '../next/ask-next.ts';
import type { StyleSheets } from '../static/style-sheets.ts';
import type { KeptPages } from './kept-pages.ts';
import type { PrintedPage } from './printed-page.ts';
import type { PageKind, RenderTiming } from './remembered-page.ts';

type InTurn = (work: () => Promise<Rendered>) => Promise<Rendered>;

/** Milliseconds for Next to start, and to answer. */
export interface AskPatience {
  start: number;
  answer: number;
}

/** What the page memory has to know of Next, the store and the disk. */
export interface PageMemoryOptions {
  /**
   * Asks Next; rejects when it does not start or answer in time.
   *
   * @param inTurn does the asking itself when its turn has come; waiting for a start takes nobody's place
   */
  ask: (key: string, patience: AskPatience, inTurn: InTurn) => Promise<Rendered>;
  kept: KeptPages;
  /** What pages carry inside. */
  sheets: StyleSheets;
  maxBytes: number;
  /** Whether a change that the page's reads had not seen concerns it. */
  isOvertaken: (page: PrintedPage) => boolean;
  /** Whether the change log vouches for the page at this moment, so that Next need not be asked. */
  isVouchedFor: (page: PrintedPage) => boolean;
  /** Whether more than what surrounds every page has changed. */
  changedItself: (key: string, page: PrintedPage) => boolean;
  /** Whether more than that has changed since a page was kept that nobody has looked after since. */
  changedMeanwhile: (key: string, page: PrintedPage) => Promise<boolean>;
  /** Whether an address without a copy is known to be ours. Readers can make up any number of others. */
  isKnown: (key: string) => boolean;
  /** Whether what is at this address was withdrawn. */
  isWithdrawn: (key: string) => boolean;
  /** Whether the page was made before something was withdrawn to which it leads. Looks into the page; not for every request. */
  leadsToWithdrawn: (page: PrintedPage, checkedAt: number) => boolean;
  onRender?: (page: { key: string; type: PageType }, timing: RenderTiming, result: PrintedPage | Error) => void;
}
