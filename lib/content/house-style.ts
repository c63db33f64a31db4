import type { ArticleFrontMatter } from '#lib/news/article.ts';
import { houseStyle } from '#lib/news/house-style.ts';
import { at, type Placed } from './problem-at.ts';
import type { ContentProblem } from './problem.ts';

/** Matters of house style in an article, as warnings. */
export function houseStyleWarnings(article: Placed & { data: ArticleFrontMatter }): ContentProblem[] {
  return houseStyle({ ...article.data, image: article.data.image }).map(({ field, problem, instead }) =>
    at(article, [field], problem, instead, 'warning'),
  );
}
