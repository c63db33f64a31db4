import { at } from './check-references.ts';
import type { Entries } from './entries.ts';
import type { ContentProblem } from './problem.ts';

/** Longer ones are cut off by search engines and break the front page's columns. */
const longHeadline = 75;
const longDek = 200;

/** Matters of house style: the article can be printed as it is, but the desk would change it. */
export function houseStyle(entries: Entries): ContentProblem[] {
  const warnings: ContentProblem[] = [];
  for (const entry of entries.articles) {
    if (!entry.data) continue;
    const warn = (key: string, problem: string, instead: string) => warnings.push(at(entry, [key], problem, instead, 'warning'));
    const { headline, dek, image } = entry.data;
    const length = { headline: [...headline].length, dek: [...dek].length };
    if (length.headline > longHeadline) warn('headline', `the headline has ${length.headline} characters`, `write at most ${longHeadline}`);
    if (dek === '') warn('dek', 'there is no dek', 'write the sentence under the headline, e.g. dek: …');
    if (length.dek > longDek) warn('dek', `the dek has ${length.dek} characters`, `write at most ${longDek}`);
    if (image && !image.credit) warn('image', 'the picture has no credit', "write who made it, e.g. credit: 'Map: …'");
  }
  return warnings;
}
