import { limits, tooMany, TooComplicated } from './limits.ts';

/** What costs a parser more than a letter does. */
const mark = /[*_~[\]<>|&`\\]/g;
/** Those that end the cells of a row are cheaper, in a table that is no wider than a page. */
const cellEnd = { weight: 0.27, inLine: 12 };
/**
 * A link whose address is read at once, whatever signs it is made of: no bracket, escape, code or tag is in its text, and
 * nothing in the address could end it or the cell it stands in.
 */
const link = /(?<![\\!])(\[[^[\]\\`<>|]*\]\()([^()\s<>\\`|]*)(?=\))/g;
/** Beside what stands in its text. */
const linkWeight = 0.6;
/** In an address, too, these are decoded. */
const reference = /&(?=[#\w]{1,32};)/g;
/** And all others are looked at. */
const ampersandWeight = 0.02;
/** What becomes a link without being written as one; costs as much as two marks. */
const bareLink = /@|:\/\/|www\./gi;

/** The containers that a line opens or continues; `- - -` is many lists, each in the other. */
const containers = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)))*/;

/** Far more than any list needs, and less than a stack of lists that goes on without end. */
const deepestIndent = 2 * limits.depth;

const shorter = 'make several articles of it';

/**
 * Looks over a text before any parser does, in one pass whose cost grows with its length alone.
 *
 * @throws TooComplicated with the line from which on it is
 */
export function boundSource(markdown: string): void {
  if (markdown.length > limits.characters) {
    throw tooMany(lineAt(markdown, limits.characters), 'characters', 'characters', shorter);
  }
  const { text: source, links } = withoutAddresses(markdown);
  boundWords(source);
  const lines = source.split(/\r\n?|\n/);
  if (lines.length > limits.lines) throw tooMany(limits.lines + 1, 'lines', 'lines, empty ones included', shorter);

  let marks = 0;
  const directives = { count: 0, open: 0 };
  for (const [index, written] of lines.entries()) {
    const text = written.trim();
    if (text === '') continue;
    const line = index + 1;
    marks += marksIn(text, lines[index - 1]?.trim() ?? '') + (links.get(line) ?? 0);
    if (marks > limits.marks) {
      const instead = 'make several articles of it, or a picture of a large table';
      throw tooMany(line, 'marks', 'lines, links, cells, tags and other marks', instead);
    }
    boundMarkers(written, line);
    boundDirectives(text, line, directives);
  }
}

/** Quotations, list items and underlined headings cost more than what stands in them. */
function marksIn(text: string, before: string): number {
  const links = 2 * (text.match(bareLink)?.length ?? 0);
  const signs = text.match(mark) ?? [];
  const cellEnds = Math.min(cellEnd.inLine, signs.filter((sign) => sign === '|').length);
  const marks = 1 + links + signs.length - cellEnds * (1 - cellEnd.weight);
  if (/^(?:=+|-+)$/.test(text) || (text.startsWith('>') && !before.startsWith('>'))) return marks + 5;
  if (/^#{1,6}(?:\s|$)/.test(text)) return marks + 2;
  return /^(?:[-+*]|\d{1,9}[.)])(?:\s|$)/.test(text) ? marks + 0.8 : marks;
}

/** The text with blanks in place of the addresses of links, and what those of each line cost. */
function withoutAddresses(markdown: string): { text: string; links: Map<number, number> } {
  const links = new Map<number, number>();
  let [line, reached] = [1, 0];
  const text = markdown.replaceAll(link, (_, start: string, address: string, offset: number) => {
    for (; reached < offset; reached++) if (isLineEnd(markdown, reached)) line++;
    const cost =
      linkWeight + (address.match(reference)?.length ?? 0) + ampersandWeight * (address.split('&').length - 1);
    // The brackets are counted with the text.
    links.set(line, (links.get(line) ?? 0) + cost - 2);
    return start + ' '.repeat(address.length);
  });
  return { text, links };
}

const isLineEnd = (text: string, at: number) => text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n');

function boundWords(markdown: string): void {
  let words = 0;
  let inWord = false;
  for (let i = 0; i < markdown.length; i++) {
    const code = markdown.charCodeAt(i);
    const isLetter = isWordLike(code);
    const counts = (isLetter && !inWord) || code === 0x22 || code === 0x27;
    if (counts && ++words > limits.words) throw tooMany(lineAt(markdown, i), 'words', 'words', shorter);
    inWord = isLetter;
  }
}

/** Letters and digits, and whatever is not of ASCII. */
const isWordLike = (code: number) =>
  code > 0x7f || (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);

function boundMarkers(written: string, line: number): void {
  const before = containers.exec(written)![0];
  const count = before.match(/[>+*.)-]/g)?.length ?? 0;
  const indent = written.length - written.trimStart().length;
  if (count <= limits.markersInLine && (indent <= deepestIndent || count === 0)) return;
  throw new TooComplicated(line, 'quotations or lists are nested without end', 'nest them less');
}

function boundDirectives(text: string, line: number, directives: { count: number; open: number }): void {
  const [, colons, name] = /^[\s>]*(:{2,})\s*(\S?)/.exec(text) ?? [];
  if (colons === undefined) return;
  if (++directives.count > limits.directives) throw tooMany(line, 'directives', 'directives', shorter);
  if (colons.length > 2) directives.open = Math.max(0, directives.open + (name === '' ? -1 : 1));
  if (directives.open > limits.openDirectives) {
    throw tooMany(line, 'openDirectives', 'directives that are open at once', 'write ::: after each of them');
  }
}

/** The line, from 1, of a place in a text. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
