import { houseStyle } from '#lib/news/house-style.ts';
import { at } from './check-references.ts';
import type { Entries } from './entries.ts';
import type { ContentProblem } from './problem.ts';

/** Matters of house style in all of the articles, as warnings. */
export function houseStyleWarnings(entries: Entries): ContentProblem[] {
  return entries.articles.flatMap((entry) =>
    entry.data
      ? houseStyle({ ...entry.data, image: entry.data.image }).map(({ field, problem, instead }) =>
          at(entry, [field], problem, instead, 'warning'),
        )
      : [],
  );
}
