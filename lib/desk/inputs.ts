import { z } from 'zod';
import { limits } from '#lib/markdown/limits.ts';
import { articleDetails } from '#lib/news/article-details.ts';
import { articleFrontMatterSchema } from '#lib/news/article.ts';
import { placeSchema } from '#lib/news/placements.ts';
import { slugSchema } from '#lib/news/slug.ts';

/** What the desk's commands take. The names are those of the front matter of `content/`. */

/** The day and the time on the newsroom's clock, or a moment with its zone: see `momentIn`. */
const time = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/,
    'write a date with its time, e.g. 2026-11-20 09:00',
  )
  .describe(
    'On the clock of the publication’s time zone, e.g. 2026-11-20 09:00, or with a zone, e.g. 2026-11-20T09:00:00Z',
  );
const moment = z.iso
  .datetime({ offset: true, error: 'write a date with time and zone, e.g. 2026-11-20T09:00:00Z' })
  .describe('A moment with its zone, e.g. 2026-11-20T09:00:00Z');
const markdown = z
  .string()
  .max(limits.characters, `write at most ${limits.characters} characters`)
  .describe('Markdown');
const { shape } = articleFrontMatterSchema;
const { headline, section, image } = shape;
const authors = shape.authors.max(20);
/** As large as the store's numbers are. */
export const count = z
  .number()
  .int()
  .positive()
  .max(2 ** 31 - 1);
const basedOn = count.describe(
  'The revision that the editor saw. When there is a newer one, the answer is a conflict with both.',
);

const written = {
  headline,
  dek: shape.dek.unwrap(),
  kind: shape.kind.unwrap(),
  section,
  topics: shape.topics.unwrap().max(20),
  authors,
  image: image.unwrap().nullable(),
  body: markdown,
};
/** Null takes a detail away. */
const details = Object.fromEntries(Object.entries(articleDetails).map(([key, schema]) => [key, schema.nullable()])) as {
  [Key in keyof typeof articleDetails]: z.ZodNullable<(typeof articleDetails)[Key]>;
};
export const createSchema = z.strictObject({
  slug: slugSchema.optional().describe('Left out: made of the headline'),
  ...written,
  dek: written.dek.default(''),
  kind: written.kind.default('reporting'),
  topics: written.topics.default([]),
  image: written.image.default(null),
  body: written.body.default(''),
  ...details,
});

export const breakingStorySchema = createSchema.describe(
  'One line is enough: headline, section and authors. It is before readers, with the banner, when this returns.',
);

const minor = z
  .boolean()
  .optional()
  .describe('A mended typo or link, and no update: the date of the last one stays. Left out: it is an update.');

export const reviseSchema = z
  .strictObject({
    basedOn,
    ...z.object(written).partial().shape,
    ...details,
    publish: z.boolean().default(false).describe('Whether readers are to see it at once'),
    minor,
  })
  .refine(({ publish, minor: small }) => publish || small !== true, {
    path: ['minor'],
    error: 'write it with publish: true, or when the revision is published; until then nothing is dated',
  });

export const publishSchema = z.strictObject({ basedOn: basedOn.optional(), minor });
export const scheduleSchema = z.strictObject({ at: time, basedOn: basedOn.optional() });
export const embargoSchema = z.strictObject({
  until: time.nullable().describe('Nobody can publish it before. Null lifts the embargo.'),
});
export const correctSchema = z
  .strictObject({
    text: z.string().trim().min(1, 'write what was wrong and what is right').max(2000),
    body: markdown.optional().describe('The whole text as it is now right, where it has to change; goes with basedOn'),
    basedOn: basedOn.optional(),
  })
  .refine(({ body, basedOn: seen }) => body === undefined || seen !== undefined, {
    path: ['basedOn'],
    error: 'name the revision that the corrected text was made of',
  });
export const renameSchema = z.strictObject({ slug: slugSchema });
export const releaseSchema = z.strictObject({
  discard: z.boolean().default(false).describe('Give it back as the file has it, without the desk’s text'),
});
export const withdrawSchema = z.strictObject({
  reason: z.string().trim().max(1000).optional().describe('For readers; may be said or changed later'),
  legal: z.boolean().optional().describe('Taken down for legal reasons: the address says 451 instead of 410'),
});

export const placeOnFrontSchema = z.strictObject({
  slug: slugSchema,
  place: placeSchema.default('lead').describe('A list of front.yaml, or section:<slug> for the head of its block'),
  until: time.optional().describe('When it leaves the place by itself. Left out: when it is removed'),
});

export const liveSchema = z.strictObject({
  keyPoints: z
    .array(z.string().trim().min(1).max(300))
    .max(10)
    .optional()
    .describe('What one has to know, at the head of the coverage'),
});
export const addUpdateSchema = z.strictObject({
  headline: z.string().trim().max(140, 'write at most 140 characters').default(''),
  body: markdown.min(1, 'write the update'),
  authors: authors.optional().describe('Left out: those of the article'),
  pinned: z.boolean().default(false),
});
export const editUpdateSchema = z.strictObject({
  headline: z.string().trim().max(140, 'write at most 140 characters').optional(),
  body: markdown.min(1, 'write the update').optional(),
  authors: authors.optional(),
  basedOn: moment.describe(
    'The `editedAt` of the update that the editor saw. When it was edited since, the answer is a conflict with both.',
  ),
});
export const pinSchema = z.strictObject({ pinned: z.boolean().default(true) });
export const nothingSchema = z.strictObject({});

export const listSchema = z.strictObject({
  status: z.enum(['draft', 'scheduled', 'published', 'withdrawn']).optional().describe('Left out: all'),
  limit: z.coerce
    .number('write a number')
    .int()
    .min(1, 'write at least 1')
    .max(200, 'write at most 200')
    .default(50)
    .describe('How many at most'),
  after: z
    .string()
    .regex(/^\S{20,30}~[0-9a-f-]{36}$/, 'write what `next` of the list before said')
    .optional()
    .describe('The `next` of the list before: what comes after it'),
});

export const previewSchema = z.strictObject({
  slug: slugSchema,
  revision: count.optional().describe('Freezes the preview at this revision'),
  hours: z
    .number()
    .positive()
    .max(24 * 30, 'write at most 720 hours')
    .default(24)
    .describe('How long the link opens'),
});
