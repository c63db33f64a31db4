import { z } from 'zod';
import { slugSchema } from './slug.ts';

/**
 * `content/front.yaml`: what the editors have chosen for the front page. Everything is optional; what is left out
 * is filled with the newest articles. Articles are named by slug.
 */
export const frontCurationSchema = z.strictObject({
  /** The article at the top of the page. */
  lead: slugSchema.optional(),
  /** Links under the lead: the same story from other sides. */
  leadRelated: z.array(slugSchema).optional(),
  /** The articles beside the lead, best first. */
  secondary: z.array(slugSchema).optional(),
  /** The opinion column. */
  opinion: z.array(slugSchema).optional(),
  /** The sections below, in order, each with the article that leads it. Left out: the sections of the navigation. */
  blocks: z.array(z.strictObject({ section: slugSchema, lead: slugSchema.optional() })).optional(),
});
export type FrontCuration = z.infer<typeof frontCurationSchema>;

/** Every article that the editors placed somewhere on the front, by slug. */
export function placedOnFront({ lead, leadRelated, secondary, opinion, blocks }: FrontCuration): string[] {
  return [lead, leadRelated, secondary, opinion, blocks?.map((block) => block.lead)]
    .flat()
    .filter((slug) => slug !== undefined);
}
