import { hashSource } from '../page/security-headers.ts';

/** A style sheet of the build as a page carries it inside. */
export interface StyleSheet {
  text: string;
  /** For `style-src`: its hash. */
  source: string;
}

/** The build's style sheets by their addresses; null for one that must stay a file to mean the same. */
export type StyleSheets = ReadonlyMap<string, StyleSheet | null>;

/** A reference that is read from the place of the sheet and means something else inside a page. */
const relative = /url\(\s*["']?(?!\/|#|data:)|@import/i;

/** The sheet as pages carry it, or null where they must link it. */
export function styleSheet(text: string): StyleSheet | null {
  return relative.test(text) || /<\/style/i.test(text) ? null : { text, source: hashSource(text) };
}
