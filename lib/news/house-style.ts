import type { Picture } from './picture.ts';

/** Longer ones are cut off by search engines and break the front page's columns. */
const longHeadline = 75;
const longDek = 200;

/** A matter of house style: the article can be printed as it is, but the desk would change it. */
export interface StyleProblem {
  field: 'headline' | 'dek' | 'image';
  problem: string;
  instead: string;
}

/** What the desk would change. A breaking story starts as one line and needs no dek. */
export function houseStyle(article: {
  headline: string;
  dek: string;
  breaking: boolean;
  image: Pick<Picture, 'credit'> | { credit?: string | undefined } | null | undefined;
}): StyleProblem[] {
  const problems: StyleProblem[] = [];
  const say = (field: StyleProblem['field'], problem: string, instead: string) =>
    problems.push({ field, problem, instead });
  const length = { headline: [...article.headline].length, dek: [...article.dek].length };
  if (length.headline > longHeadline)
    say('headline', `the headline has ${length.headline} characters`, `write at most ${longHeadline}`);
  if (article.dek === '' && !article.breaking)
    say('dek', 'there is no dek', 'write the sentence under the headline, e.g. dek: …');
  if (length.dek > longDek) say('dek', `the dek has ${length.dek} characters`, `write at most ${longDek}`);
  if (article.image && !article.image.credit)
    say('image', 'the picture has no credit', "write who made it, e.g. credit: 'Map: …'");
  return problems;
}
