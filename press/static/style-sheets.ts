import { createHash } from 'node:crypto';

/** A style sheet of the build as a page carries it inside. */
export interface StyleSheet {
  text: string;
  /** For `style-src`: its hash (CSP Level 3, section 2.3.1). */
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

/** The source that allows an inline style or script with exactly this text. */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
