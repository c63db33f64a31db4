import type { PictureFile } from '#lib/news/picture.ts';

/** What the compiler may ask about the rest of the publication. Answers only, no I/O of its own. */
export interface MarkdownContext {
  /** The prepared picture for an address as written (`/media/x.jpg`), or null when there is no such file. */
  picture(src: string): PictureFile | null;
  /** An article by slug, for `::related` and links to `/article/…`; null when it does not exist. */
  article(slug: string): { slug: string; headline: string; kicker?: string } | null;
  /** The slug of the article that used to live at this path, or null. */
  oldUrl(path: string): string | null;
  /** The language of the publication (BCP 47); English where nothing is said. */
  language?(): string;
  /** The slug of the text itself: the prefix of ids in the folded form, the base of relative links. */
  slug: string;
}

/** Something in the text that a writer should change. */
export interface Problem {
  /** Counted from 1 within the Markdown given; the caller adds the length of the front matter. */
  line: number;
  problem: string;
  /** What to write instead. */
  instead: string;
  /** An error cannot be rendered rightly; a warning can, but not as it was written. */
  severity: 'error' | 'warning';
  /** The text was too complicated to be compiled: what there is of it is what was written, in plain paragraphs. */
  isUncompiled?: true;
}

/** A directive as it was written; its content stays in the tree, in a placeholder that carries its index. */
export interface Directive {
  name: string;
  attributes: Record<string, string>;
  line: number;
}

/** One run of the pipeline: what its steps read and what they leave behind. */
export interface Compilation {
  readonly markdown: string;
  readonly lines: readonly string[];
  readonly context: MarkdownContext;
  readonly problems: Problem[];
  readonly directives: Directive[];
  /** Lines with directives that are not closed as they should be: whatever follows from it is no mistake of its own. */
  readonly unclosed: number[];
}

export function startCompilation(markdown: string, context: MarkdownContext): Compilation {
  return { markdown, lines: markdown.split(/\r\n?|\n/), context, problems: [], directives: [], unclosed: [] };
}
