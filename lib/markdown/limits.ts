/**
 * What one text may have. Each is several times what the longest of thousands of real articles has; beyond them
 * compiling costs more than a second of processor time, or more memory than there is to give.
 */
export const limits = {
  /** UTF-16 units of a text. A long read has 60,000. */
  characters: 200_000,
  lines: 10_000,
  /** Runs of letters and digits, and quotation marks: typography looks at each. */
  words: 36_000,
  /** Lines that are not blank, and the signs of Markdown and HTML in them, each by what it costs: `bound-source.ts`. */
  marks: 4000,
  /** Signs that may open or close emphasis, a link or a picture, in one paragraph, heading or cell. */
  marksInParagraph: 600,
  /** Lines that begin or end a directive. */
  directives: 300,
  openDirectives: 50,
  /** Directives, quotations, lists or elements inside each other. */
  depth: 100,
  /** Markers of quotations and lists at the beginning of one line. */
  markersInLine: 50,
  cells: 7600,
  pictures: 400,
  footnoteReferences: 400,
  /** Characters of addresses and titles that are written once and printed at each reference to them. */
  repeated: 500_000,
  /** Elements that the HTML parser opens again because others ended before them. */
  reopened: 1000,
  /** Nodes of the HTML. */
  nodes: 40_000,
} as const;

/** Why a text is not compiled: it would cost more than any article does. */
export class TooComplicated extends Error {
  /** From 1. */
  readonly line: number;
  /** What to write instead. */
  readonly instead: string;

  constructor(line: number, what: string, instead: string) {
    super(`the text is too complicated: ${what}`);
    this.line = line;
    this.instead = instead;
  }
}

const spoken = new Intl.NumberFormat('en');

/** The error for more of something than its limit. */
export function tooMany(line: number, limit: keyof typeof limits, things: string, instead: string): TooComplicated {
  return new TooComplicated(line, `it has more than ${spoken.format(limits[limit])} ${things}`, instead);
}
