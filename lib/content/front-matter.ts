import { isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { ContentProblem } from './problem.ts';
import type { SourceText } from './read-folder.ts';
import { yamlBomb } from './yaml-limits.ts';

/** YAML as it was written: its data, and on which line of the file each of it stands. */
export interface Yaml {
  data: unknown;
  /** The line of a key or list entry; the nearest one above it when it is not there. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** A Markdown file taken apart. */
export interface Manuscript {
  /** The YAML between the fences. */
  frontMatter: string;
  body: string;
  /** The line of the file on which the body begins. */
  bodyLine: number;
}

/**
 * Takes a Markdown file apart; what is wrong with its fences is added to the problems, and null returned. The first
 * line is `---` and nothing else: with a language behind it, other readers of front matter take it for a program.
 */
export function takeApart(source: Pick<SourceText, 'label' | 'text'>, problems: ContentProblem[]): Manuscript | null {
  const lines = source.text.split('\n');
  const refuse = (problem: string, instead: string) => {
    problems.push({ file: source.label, line: 1, problem, instead, severity: 'error' });
    return null;
  };
  if (lines[0] !== '---') {
    const more = lines[0]?.startsWith('---') ? ': the first line has more than ---' : '';
    return refuse(
      `the front matter is missing${more}`,
      'begin the file with ---, then the front matter, then --- again',
    );
  }
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  if (end < 0) {
    return refuse('the front matter has no end', 'write --- on a line of its own between front matter and text');
  }
  return {
    frontMatter: lines.slice(1, end).join('\n'),
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  };
}

/** The front matter of a file; what is wrong with its YAML is added to the problems, and null returned. */
export function parseFrontMatter(label: string, { frontMatter }: Manuscript, problems: ContentProblem[]): Yaml | null {
  return parseYaml(label, frontMatter, 1, problems);
}

export function parseYamlFile(source: SourceText, problems: ContentProblem[]): Yaml | null {
  return parseYaml(source.label, source.text, 0, problems);
}

/** @param linesAbove how many lines of the file stand above the YAML */
function parseYaml(file: string, text: string, linesAbove: number, problems: ContentProblem[]): Yaml | null {
  const bomb = yamlBomb(text);
  if (bomb) {
    problems.push({ ...bomb, file, line: bomb.line + linesAbove, severity: 'error' });
    return null;
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, version: '1.2' });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + linesAbove;
  const told = new Set<number>();
  for (const error of document.errors) {
    const line = lineAt(isUnclosed(error.message) ? lastQuote(document, error.pos[0]) : error.pos[0]);
    // What follows on the same line follows from it.
    if (told.has(line)) continue;
    told.add(line);
    problems.push({ file, line, ...explain(error.code, error.message), severity: 'error' });
  }
  if (document.errors.length > 0) return null;

  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  const odd = oddCharacter(document);
  if (odd) {
    const { offset, name } = odd;
    const problem = `this value has the character ${name}, which no text has`;
    problems.push({ file, line: lineAt(offset), problem, instead: 'leave it out', severity: 'error' });
    return null;
  }
  try {
    return { data: (document.toJS() as unknown) ?? {}, lineOf };
  } catch (error) {
    // e.g. an alias that multiplies itself
    const problem = `the front matter cannot be read: ${(error as Error).message}`;
    problems.push({
      file,
      line: lineAt(firstAlias(document)),
      problem,
      instead: 'write the values out',
      severity: 'error',
    });
    return null;
  }
}

/** What escapes (`"\\0"`) can bring into a key or value, and neither databases nor readers take for text. */
function oddCharacter(document: Document.Parsed): { offset: number; name: string } | null {
  let found: { offset: number; name: string } | null = null;
  visit(document, {
    Scalar(_, { value, range }) {
      const [odd] =
        typeof value === 'string' ? (/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\p{Surrogate}/u.exec(value) ?? []) : [];
      if (odd === undefined) return undefined;
      const code = odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      found = { offset: range?.[0] ?? 0, name: `U+${code}` };
      return visit.BREAK;
    },
  });
  return found;
}

/** Where something is repeated by its name for the first time; 0 where nothing is. */
function firstAlias(document: Document.Parsed): number {
  let offset = 0;
  visit(document, {
    Alias(_, { range }) {
      offset = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      if (isScalar(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!node) break;
      offset = (node as { range?: [number, number, number] }).range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

const isUnclosed = (message: string) => message.startsWith('Missing closing');

/** Where the quotation begins that swallowed the rest of the file. */
function lastQuote(document: Document.Parsed, otherwise: number): number {
  let offset = otherwise;
  visit(document, {
    Scalar(_, { type, range }) {
      if (range && (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE')) offset = range[0];
    },
  });
  return offset;
}

function explain(code: string, message: string): { problem: string; instead: string } {
  switch (code) {
    case 'DUPLICATE_KEY':
      return { problem: 'this key is written twice', instead: 'keep one of them' };
    case 'TAB_AS_INDENT':
      return { problem: 'this line is indented with a tab', instead: 'indent it with spaces' };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return { problem: 'this is not valid YAML: a value contains ": "', instead: "put the value in quotes: '…'" };
    case 'MISSING_CHAR':
      if (!isUnclosed(message)) break;
      return {
        problem: 'this quotation mark is never closed',
        instead: "close it, or put the whole value in quotes: '…'",
      };
  }
  return {
    problem: `this is not valid YAML: ${sentence(message)}`,
    instead: "write key: value; quote a value that begins with a quotation mark, [, {, *, & or @: '…'",
  };
}

const sentence = (message: string) => {
  const first = message.split('\n')[0] ?? message;
  return first.charAt(0).toLowerCase() + first.slice(1);
};
