import { z } from 'zod';
import { slugNamed, slugSchema } from './slug.ts';

const article = slugNamed('write the slug of an article');
const articles = z.array(slugSchema, { error: 'write a list of slugs of articles' });
const blockSchema = z.strictObject({
  section: slugNamed('write the slug of a section').describe('The section'),
  lead: article.optional().describe('The article that leads it'),
});

/**
 * `content/front.yaml`: what the editors have chosen for the front page. Everything is optional; what is left out
 * is filled with the newest articles. Articles are named by slug.
 */
export const frontCurationSchema = z.strictObject({
  lead: article.optional().describe('The article at the top of the page'),
  leadRelated: articles.optional().describe('Links under the lead: the same story from other sides'),
  secondary: articles.optional().describe('The articles beside the lead, best first'),
  opinion: articles.optional().describe('The opinion column'),
  blocks: z
    .array(blockSchema, { error: 'write a list of {section: …, lead: …}' })
    .optional()
    .describe(
      'The sections below, in order, each with the article that leads it. Left out: the sections of the navigation',
    ),
});
export type FrontCuration = z.infer<typeof frontCurationSchema>;

/** Every article that the editors placed somewhere on the front, by slug. */
export function placedOnFront({ lead, leadRelated, secondary, opinion, blocks }: FrontCuration): string[] {
  return [lead, leadRelated, secondary, opinion, blocks?.map((block) => block.lead)]
    .flat()
    .filter((slug) => slug !== undefined);
}
