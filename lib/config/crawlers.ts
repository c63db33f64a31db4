import { z } from 'zod';

const permission = z.enum(['allow', 'deny'], { error: 'write allow or deny' });

/**
 * Which crawlers are welcome, by what they read for; which crawlers that are, is in
 * `lib/syndication/known-crawlers.ts`. What it does: docs/crawlers.md.
 */
export const crawlersSchema = z.strictObject(
  {
    search: permission.default('allow').describe('Search engines. `deny` takes the site out of them'),
    aiSearch: permission.default('allow').describe('Assistants that answer with what they find, and name it'),
    aiTraining: permission.default('allow').describe('Collectors of texts with which models are trained'),
    sections: z
      .record(
        z.string(),
        z.strictObject({
          search: permission.optional(),
          aiSearch: permission.optional(),
          aiTraining: permission.optional(),
        }),
        { error: 'write slugs of sections, each with its own rules: {opinion: {aiTraining: deny}}' },
      )
      .default({})
      .describe('Other rules for a section, by its slug: `{opinion: {aiTraining: deny}}`'),
  },
  { error: 'write {search: allow, aiSearch: allow, aiTraining: deny, sections: {…}}, or leave the key out' },
);
