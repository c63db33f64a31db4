import type { Clause } from './search-clause.ts';
import { waysOf, type Way } from './search-terms.ts';
import type { Word } from './search-word.ts';
import { isPaired, words } from './search-words.ts';

/** A piece of plain text; marked when it is what was looked for. */
export interface Segment {
  text: string;
  marked: boolean;
}

const excerptLength = 240;
/** Most have it all near their beginning. Looking further than the last for a better place costs more than it gives. */
const searchedLengths = [5_000, 30_000];

interface Span {
  start: number;
  end: number;
  /** Which of the clauses. */
  clause: number;
}

/** The whole text with what was found in it marked. */
export function marked(text: string, clauses: readonly Clause[]): Segment[] {
  return segments(text, 0, text.length, found(text, clauses));
}

/**
 * The place of the text where most of what was looked for stands together; the dek where that has more of it; the beginning
 * of the text where neither has any.
 */
export function excerpt(dek: string, text: string, clauses: readonly Clause[]): Segment[] {
  const wanted = clauses.filter(({ excluded }) => !excluded).length;
  let spans: Span[] = [];
  for (const length of searchedLengths) {
    spans = found(text.slice(0, length), clauses);
    if (length >= text.length || bestStart(spans).clauses === wanted) break;
  }
  const inDek = found(dek, clauses);
  return bestStart(inDek).clauses > bestStart(spans).clauses ? cut(dek, inDek) : cut(text, spans);
}

function cut(text: string, spans: readonly Span[]): Segment[] {
  const best = bestStart(spans).start;
  const start = best <= 60 ? 0 : wordStart(text, best - 40);
  const end = wordEnd(text, Math.min(text.length, start + excerptLength));
  const pieces = segments(text, start, end, spans);
  if (start > 0) pieces.unshift({ text: '… ', marked: false });
  if (end < text.length) pieces.push({ text: ' …', marked: false });
  return joined(pieces.map((piece) => ({ ...piece, text: piece.text.replace(/\s+/g, ' ') })));
}

/** Where any of the words stands; of pairs of characters only where all of them stand together, of phrases each word. */
function found(text: string, clauses: readonly Clause[]): Span[] {
  const all = words(text);
  const spans = clauses.flatMap((clause, index) =>
    clause.excluded
      ? []
      : waysOf(clause).flatMap((way) => spansOf(all, way).map((span) => ({ ...span, clause: index }))),
  );
  return spans.sort((a, b) => a.start - b.start || b.end - a.end);
}

function spansOf(all: readonly Word[], { words: terms, prefix }: Way): Omit<Span, 'clause'>[] {
  const last = terms.length - 1;
  const is = (word: Word | undefined, index: number) =>
    word !== undefined &&
    (word.term === terms[index]!.term ||
      word.stem === terms[index]!.stem ||
      (prefix && index === last && word.term.startsWith(terms[index]!.term)));
  if (isPaired(terms[0]!.term)) {
    return all.flatMap((word, at) =>
      terms.every((_, index) => is(all[at + index], index)) ? [{ start: word.start, end: all[at + last]!.end }] : [],
    );
  }
  return all.flatMap((word) => {
    const { joined: whole } = word;
    const begins = (term: string) => whole?.term === term || (prefix && last === 0 && whole?.term.startsWith(term));
    if (whole && begins(terms[0]!.term)) return [{ start: whole.start, end: whole.end }];
    return terms.some((_, index) => is(word, index)) ? [{ start: word.start, end: word.end }] : [];
  });
}

function bestStart(spans: readonly Span[]): { start: number; clauses: number } {
  let best = { start: 0, clauses: 0 };
  for (const [index, { start }] of spans.entries()) {
    const near = new Set<number>();
    for (let next = index; next < spans.length && spans[next]!.end <= start + excerptLength - 60; next++) {
      near.add(spans[next]!.clause);
    }
    if (near.size > best.clauses) best = { start, clauses: near.size };
  }
  return best;
}

function wordStart(text: string, from: number): number {
  const space = text.slice(from, from + 40).search(/\s/);
  return space < 0 ? from + restOfLetter(text, from) : from + space + 1;
}

function wordEnd(text: string, to: number): number {
  if (to >= text.length) return text.length;
  const space = text.slice(to - 40, to).search(/\s\S*$/);
  return space < 0 ? to + restOfLetter(text, to) : to - 40 + space;
}

/** How far it is from there to the next letter: none is cut in half, nor from its marks. */
function restOfLetter(text: string, at: number): number {
  return /^[\udc00-\udfff\p{M}]*/u.exec(text.slice(at, at + 8))![0].length;
}

function segments(text: string, from: number, to: number, spans: readonly Span[]): Segment[] {
  const pieces: Segment[] = [];
  let at = from;
  for (const { start, end } of spans) {
    if (end <= at || start < from || start >= to) continue;
    pieces.push({ text: text.slice(at, Math.max(at, start)), marked: false });
    pieces.push({ text: text.slice(Math.max(at, start), Math.min(end, to)), marked: true });
    at = Math.min(end, to);
  }
  pieces.push({ text: text.slice(at, to), marked: false });
  return joined(pieces);
}

/** Neighbours of the same sort as one; 北方 and 方領 overlap. */
function joined(pieces: readonly Segment[]): Segment[] {
  const whole: Segment[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (piece.text === '') continue;
    if (last?.marked === piece.marked) last.text += piece.text;
    else whole.push({ ...piece });
  }
  return whole;
}
