import type { ArticleFrontMatter } from '#lib/news/article.ts';
import { at, type Placed } from './problem-at.ts';
import type { ContentProblem } from './problem.ts';

/** What was updated was published before: crawlers take a date that goes backwards for no date. */
export function datesThatGoBackwards(article: Placed & { data: ArticleFrontMatter }): ContentProblem[] {
  const { publishedAt, updatedAt } = article.data;
  if (!updatedAt || Date.parse(updatedAt) >= Date.parse(publishedAt)) return [];
  const problem = `updatedAt "${updatedAt}" is before publishedAt "${publishedAt}"`;
  return [at(article, ['updatedAt'], problem, 'write a later date with time and zone, or leave the key out')];
}
