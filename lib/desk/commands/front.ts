import type { z } from 'zod';
import type { ArticleSummary } from '#lib/news/article.ts';
import { nearest } from '#lib/news/nearest.ts';
import { placed, type Place, type Placement } from '#lib/news/placements.ts';
import { curationOf, frontOf, placementsOf } from '#lib/store/front.ts';
import type { Store } from '#lib/store/store.ts';
import { articleAt, transaction, type Desk } from '../desk.ts';
import { conflict, DeskError, invalid } from '../desk-error.ts';
import type { placeOnFrontSchema } from '../inputs.ts';
import { momentIn } from '../moment-in.ts';

/** An article on the front. */
export interface OnFront {
  /** A list of `front.yaml`, `section:<slug>`, or one that fills itself: `latest`, `strip`. */
  place: string;
  slug: string;
  headline: string;
  /** Why it stands there: the desk put it there, `front.yaml` did, or it is new. */
  because: 'desk' | 'file' | 'newest';
  /** Until when the desk has it there; null where it does not say. */
  until: string | null;
}

/** What stands on the front and why, from top to bottom. */
export const readFront = ({ store }: Desk): Promise<OnFront[]> => onFront(store);

/** Puts an article that readers see on the front, before what `front.yaml` has there. */
export function placeOnFront(
  desk: Desk,
  { slug, place, until }: z.output<typeof placeOnFrontSchema>,
): Promise<OnFront[]> {
  return transaction(desk, async ({ store, by }) => {
    await store.settings.lock();
    const article = await articleAt(store, slug);
    if (article.status !== 'published') throw conflict(`Readers do not see "${slug}"; publish it first.`);
    if (place === 'lead' && article.snapshot.details.label !== undefined)
      throw conflict(`"${slug}" has a label: it leads no front page. Name another place.`);
    await knownPlace(store, place);
    const now = await store.now();
    const end = until === undefined ? null : await momentIn(store, until, 'until');
    if (end !== null && end <= now) throw conflict(`${until} is past; name a later time, or none.`);
    const placement: Placement = { place, slug, until: end, by, at: now };
    await store.settings.set('placements', placed(await placementsOf(store), placement));
    return onFront(store);
  });
}

/** Takes back what the desk put on the front; what `front.yaml` or its date puts there stays. */
export function takeFromFront(desk: Desk, slug: string): Promise<OnFront[]> {
  return transaction(desk, async ({ store }) => {
    await store.settings.lock();
    const before = await placementsOf(store);
    const after = before.filter((each) => each.slug !== slug);
    if (after.length === before.length) {
      const near = nearest(
        slug,
        before.map((each) => each.slug),
      );
      const hint = near ? `Did you mean "${near}"?` : 'What is there by content/front.yaml is changed in that file.';
      throw new DeskError('missing', `The desk did not put "${slug}" on the front. ${hint}`);
    }
    await store.settings.set('placements', after);
    return onFront(store);
  });
}

async function knownPlace(store: Store, place: Place): Promise<void> {
  const section = /^section:(.+)$/.exec(place)?.[1];
  if (section === undefined) return;
  const { all } = await curationOf(store, await store.sections.all());
  const known = all.blocks?.map((block) => block.section) ?? (await store.sections.all()).map(({ slug }) => slug);
  if (known.includes(section)) return;
  const near = nearest(section, known);
  const instead = near
    ? `write "section:${near}"`
    : 'name a section that has a block on the front; content/front.yaml says which';
  throw invalid([{ field: 'place', problem: `there is no block of "${section}"`, instead }]);
}

async function onFront(store: Store): Promise<OnFront[]> {
  const { front, curation, placements } = await frontOf(store);
  const byFile = (place: string): readonly (string | undefined)[] => {
    if (place === 'lead') return [curation.lead];
    if (place === 'leadRelated' || place === 'secondary' || place === 'opinion') return curation[place] ?? [];
    return (curation.blocks ?? []).filter(({ section }) => place === `section:${section}`).map(({ lead }) => lead);
  };
  const at = (place: string, articles: readonly ArticleSummary[]) =>
    articles.map(({ slug, headline }): OnFront => {
      const placement = placements.find((each) => each.slug === slug);
      const because = placement ? 'desk' : byFile(place).includes(slug) ? 'file' : 'newest';
      return { place, slug, headline, because, until: placement?.until ?? null };
    });
  const blocks = [...front.features, ...front.trio];
  return [
    ...at('lead', front.lead ? [front.lead] : []),
    ...at('leadRelated', front.leadRelated),
    ...at('secondary', front.secondary),
    ...at('latest', front.latest),
    ...at('strip', front.strip),
    ...at('opinion', front.opinion),
    ...blocks.flatMap(({ section, lead, others }) => at(`section:${section.slug}`, [lead, ...others])),
  ];
}
