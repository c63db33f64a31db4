import { Lexer } from 'yaml';

/** Characters; redirects.yaml of a large archive is the longest file of YAML there is. */
const longest = 2_000_000;
/** Levels of lists and maps; our own schemas have three. */
const deepest = 50;
/** Columns: a level takes one at least, and a person's level two. */
const deepestIndent = 4 * deepest;

/** Why YAML may not be read: it would take more than there is. */
export interface YamlBomb {
  /** From 1. */
  line: number;
  problem: string;
  instead: string;
}

/** What the lexer says before a plain text. */
const textFollows = '\u001f';

/** Looks over YAML before anything descends into it. @returns null where it may be read */
export function yamlBomb(text: string): YamlBomb | null {
  if (text.length > longest) {
    return { line: 1, problem: `the YAML has more than ${longest} characters`, instead: 'make it shorter' };
  }
  let line = 1;
  /** Levels that brackets opened, and markers of lists and keys on this line. */
  let [open, markers] = [0, 0];
  let before = '';
  for (const token of new Lexer().lex(text)) {
    if (before !== textFollows) {
      if (token === '[' || token === '{') open++;
      else if (token === ']' || token === '}') open = Math.max(0, open - 1);
      else if (token === '-' || token === '?') markers++;
      const isIndent = before.endsWith('\n') && /^ +$/.test(token);
      if (open > deepest || markers > deepest || (isIndent && token.length > deepestIndent)) {
        const instead = 'write key: value, one below the other';
        return { line, problem: `the YAML is nested more than ${deepest} levels deep`, instead };
      }
    }
    if (token.includes('\n')) {
      line += token.split('\n').length - 1;
      markers = 0;
    }
    before = token;
  }
  return null;
}
