import { z } from 'zod';
import type { FrontCuration } from './front-curation.ts';
import { slugSchema } from './slug.ts';

/** Where the desk may put an article on the front: one of the lists of `front.yaml`, or the head of a section's block. */
export const placeSchema = z.union(
  [
    z.enum(['lead', 'leadRelated', 'secondary', 'opinion']),
    z.templateLiteral(['section:', z.string().regex(/^[a-z0-9-]+$/)]),
  ],
  { error: 'write lead, leadRelated, secondary, opinion or section:<slug>, e.g. section:europe' },
);
export type Place = z.infer<typeof placeSchema>;

/** An article that the desk put on the front. It goes before what `front.yaml` has at the same place. */
export const placementSchema = z.object({
  place: placeSchema,
  slug: slugSchema,
  /** ISO 8601, UTC; null: until it is removed. */
  until: z.string().nullable(),
  by: z.string(),
  at: z.string(),
});
export type Placement = z.infer<typeof placementSchema>;

/** More than stand on any front; the oldest gives way. */
const mostPlacements = 50;

/** Puts an article at a place, before whatever the desk put there; it leaves the place that it had. */
export function placed(placements: readonly Placement[], placement: Placement): Placement[] {
  return [placement, ...placements.filter(({ slug }) => slug !== placement.slug)].slice(0, mostPlacements);
}

/**
 * The curation with what the desk put on the front, the newest first.
 *
 * @param sections all of them: where the curation names no blocks, each has one
 */
export function withPlacements(
  curation: FrontCuration,
  placements: readonly Placement[],
  sections: readonly { slug: string }[],
): FrontCuration {
  if (placements.length === 0) return curation;
  const at = (place: Place) => placements.filter((each) => each.place === place).map(({ slug }) => slug);
  const [lead = curation.lead, ...formerLeads] = at('lead');
  const before = (place: 'leadRelated' | 'secondary' | 'opinion') => [
    ...new Set([...at(place), ...(curation[place] ?? [])]),
  ];
  return {
    ...(lead === undefined ? {} : { lead }),
    leadRelated: before('leadRelated'),
    // A lead that gave way to another stays near.
    secondary: [...new Set([...formerLeads, ...before('secondary')])],
    opinion: before('opinion'),
    blocks: (curation.blocks ?? sections.map(({ slug }) => ({ section: slug }))).map((block) => {
      const [head] = at(`section:${block.section}`);
      return head === undefined ? block : { ...block, lead: head };
    }),
  };
}
