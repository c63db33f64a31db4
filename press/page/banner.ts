/** What the press puts into every page. */
export interface Banner {
  /** Empty while nothing is breaking. */
  html: Buffer;
  /** Of the same banner always the same; empty where that is. */
  hash: string;
  /** What a page depends on besides, with this banner. */
  tags: readonly string[];
}
