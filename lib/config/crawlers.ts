import { z } from 'zod';

const permission = z.enum(['allow', 'deny'], { error: 'write allow or deny' });

/**
 * Which crawlers are welcome, by what they read for; which crawlers that are, is in
 * `lib/syndication/known-crawlers.ts`. What it does: docs/crawlers.md.
 */
export const crawlersSchema = z.strictObject({
  /** Search engines. `deny` takes the site out of them. */
  search: permission.default('allow'),
  /** Assistants that answer with what they find, and name it. */
  aiSearch: permission.default('allow'),
  /** Collectors of texts with which models are trained. */
  aiTraining: permission.default('allow'),
  /** Other rules for a section, by its slug: `{opinion: {aiTraining: deny}}`. */
  sections: z
    .record(
      z.string(),
      z.strictObject({
        search: permission.optional(),
        aiSearch: permission.optional(),
        aiTraining: permission.optional(),
      }),
    )
    .default({}),
});
