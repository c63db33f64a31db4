import { cache } from 'react';
import type { Article } from '#lib/news/article.ts';
import { seriesSlug, type PlaceInSeries } from '#lib/news/series.ts';
import { tags } from '#lib/news/tags.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';
import { readPublication } from './publication.ts';

/** Longer series are told no neighbours behind these: nobody reads on for a year. */
const mostParts = 400;

/** The name of a series, as its first part has it; null where there is none. */
export const findSeries = cache(async (slug: string): Promise<string | null> => {
  await carry(tags.series(slug));
  const [first] = await (await readersStore()).articles.parts(slug, { limit: 1, offset: 0 });
  return first?.details.series ?? null;
});

/** Where an article stands in its series; null where it is a part of none. */
export async function placeInSeries({ id, details }: Article): Promise<PlaceInSeries | null> {
  const { language } = (await readPublication()).dateline;
  const slug = await seriesSlug(details, language);
  if (slug === null) return null;
  await carry(tags.series(slug));
  const all = await (await readersStore()).articles.parts(slug, { limit: mostParts, offset: 0 });
  const index = all.findIndex((each) => each.id === id);
  const part = details.seriesPart ?? Math.max(1, index + 1);
  const highest = Math.max(0, ...all.map((each) => each.details.seriesPart ?? 0));
  return {
    ...{ slug, part, name: details.series ?? slug },
    parts: Math.max(all.length, highest, part),
    // Of one that readers do not see yet, nobody knows.
    previous: index < 0 ? null : (all[index - 1] ?? null),
    next: index < 0 ? null : (all[index + 1] ?? null),
  };
}
