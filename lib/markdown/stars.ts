import type { Emphasis, Nodes, Parents, Root, Strong, Text } from 'mdast';
import type { Data, Processor } from 'unified';
import type { Compilation } from './context.ts';

type Construct = Exclude<
  NonNullable<NonNullable<NonNullable<Data['micromarkExtensions']>[number]['text']>[number]>,
  readonly unknown[]
>;

const star = '*'.charCodeAt(0);

/** Letters and digits of scripts that have blanks between words; in others, emphasis stands between letters. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}';
const inWord = `(?![${unspaced}])[\\p{L}\\p{M}\\p{N}]`;
const endsInWord = new RegExp(`${inWord}$`, 'u');
const beginsInWord = new RegExp(`^${inWord}`, 'u');

/** German: Bürger*innen, Kolleg*in, jede*r, ein*e. */
const plural = /^innen/;
const ending = /^(?:innen|in|r|e|n|m|s)(?![\p{L}\p{N}*])/u;
/** A word, or a number, that does not begin with a star of its own. */
const word = /(?:^|[^*\p{L}\p{M}\p{N}]|\*\*)[\p{L}\p{M}]+$/u;
const number = /(?:^|[^*\p{L}\p{M}\p{N}.,]|\*\*)[\d.,]*\d$/u;

const longestWord = 60;

/**
 * Leaves a star within a word as it was typed: "Bürger*innen und Kolleg*innen", "5*3*2", "f**k and sh**t". Stars at the
 * beginning or the end of what they mark are those of CommonMark ("*un*believable"), and so are all between letters of
 * scripts without blanks.
 */
export function starsInWords(this: Processor, { markdown }: Compilation) {
  const isText = (offset: number): boolean => {
    const before = markdown.slice(Math.max(0, offset - longestWord), offset);
    const after = markdown.slice(offset + 1, offset + longestWord);
    if (markdown[offset] !== '*' || !endsInWord.test(before)) return false;
    if (plural.test(after)) return true;
    return word.test(before) ? ending.test(after) : number.test(before) && /^\d/.test(after);
  };
  const starInWord: Construct = {
    name: 'starInWord',
    tokenize(effects, ok, nok) {
      return (code) => {
        if (!isText(this.now().offset)) return nok(code);
        effects.enter('data');
        effects.consume(code);
        effects.exit('data');
        return ok;
      };
    },
  };
  const data = this.data();
  (data.micromarkExtensions ??= []).push({ text: { [star]: starInWord } });

  return (tree: Root): void => {
    const parents: Parents[] = [tree];
    for (let parent = parents.pop(); parent; parent = parents.pop()) {
      parent.children = (parent.children as Nodes[]).flatMap((node): Nodes[] =>
        isWithinWords(node, markdown) ? asTyped(node, markdown) : [node],
      ) as Parents['children'];
      for (const child of parent.children as Nodes[]) if ('children' in child) parents.push(child);
    }
  };
}

/**
 * Whether stars both open and close in the middle of a word. Two or more within one word are meant:
 * "**l**i**s**t"; they are text in "f**k and sh**t" and in "2**3**2".
 */
function isWithinWords(node: Nodes, markdown: string): node is Emphasis | Strong {
  if (node.type !== 'emphasis' && node.type !== 'strong') return false;
  const [start, end] = [node.position?.start.offset, node.position?.end.offset];
  if (start === undefined || end === undefined || markdown[start] !== '*') return false;
  // Of several stars, some may belong to another pair.
  const [, before = '', outer = ''] =
    /^([^]*?)(\**)$/.exec(markdown.slice(Math.max(0, start - longestWord), start)) ?? [];
  const [, inner = '', first = ''] = /^(\**)([^]*)$/.exec(markdown.slice(start, end)) ?? [];
  const last = first.replace(/\*+$/, '');
  const after = markdown.slice(end, end + longestWord).replace(/^\*+/, '');
  const isWithin =
    [before, last].every((text) => endsInWord.test(text)) && [first, after].every((text) => beginsInWord.test(text));
  const isMeant = outer.length + inner.length > 1 && !/\s/.test(last) && !/^\d/.test(first);
  return isWithin && !isMeant;
}

function asTyped(node: Emphasis | Strong, markdown: string): Nodes[] {
  const value = node.type === 'strong' ? '**' : '*';
  const { start, end } = node.position!;
  const sign = (from: typeof start, to: typeof end): Text => ({
    type: 'text',
    value,
    position: { start: from, end: to },
  });
  return [sign(start, start), ...asInner(node, markdown), sign(end, end)];
}

const asInner = ({ children }: Emphasis | Strong, markdown: string): Nodes[] =>
  (children as Nodes[]).flatMap((child) => (isWithinWords(child, markdown) ? asTyped(child, markdown) : [child]));
