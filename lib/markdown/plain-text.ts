import type { Nodes } from 'hast';
import { hasClass, isElement } from './elements.ts';
import { isBlock } from './flow.ts';

/**
 * The words of a text: one line a block, without the marks of footnotes, what is said twice and what we say
 * ourselves (the headlines of related articles, the sentence under an embed).
 *
 * @param counts leaves out the nodes for which it is false.
 */
export function plainText(root: Nodes, counts: (node: Nodes) => boolean = () => true): string {
  let result = '';
  const walk = (node: Nodes) => {
    if (node !== root && (!counts(node) || isFurniture(node))) return;
    if (node.type === 'text') result += node.value.replace(/\s+/g, ' ');
    else if (isElement(node, 'br')) result += ' ';
    else if ('children' in node) {
      const isApart = isElement(node) && (isBlock(node) || /^(?:tr|caption|summary)$/.test(node.tagName));
      if (isApart) result += '\n';
      for (const child of node.children) walk(child);
      if (isApart) result += '\n';
      else if (isElement(node, 'td', 'th')) result += ' ';
    }
  };
  walk(root);
  return result.replace(/[ \n]+/g, (gap) => (gap.includes('\n') ? '\n' : ' ')).trim();
}

function isFurniture(node: Nodes): boolean {
  if (!isElement(node)) return false;
  const { ariaHidden, ariaLabel, id } = node.properties;
  if (ariaHidden === 'true' || id === 'notes' || hasClass(node, 'fn') || hasClass(node, 'related')) return true;
  if (hasClass(node, 'embed__provider') || hasClass(node, 'embed__note')) return true;
  return isElement(node, 'a') && String(ariaLabel).startsWith('Back to the text');
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** How many words there are to read. */
export function wordCount(text: string): number {
  // The segmenter knows words without spaces between them, and is much slower.
  if (!unspaced.test(text))
    return text.match(/[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’.,_-]*[\p{L}\p{N}\p{M}])?/gu)?.length ?? 0;
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter('und', { granularity: 'word' }).segment(text))
    if (isWordLike) count++;
  return count;
}

/** What two spellings of one sentence have in common. */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
