import { z } from 'zod';
import { articleDetails } from '#lib/news/article-details.ts';
import { kindSchema } from '#lib/news/kind.ts';
import { slugSchema } from '#lib/news/slug.ts';
import type { UpdateReceipt, UpdateState } from './commands/live.ts';
import type { OnFront } from './commands/front.ts';
import type { Entry, List } from './commands/list.ts';
import type { SentPicture } from './commands/pictures.ts';
import type { ArticleState, Revision } from './commands/read.ts';
import type { Receipt } from './desk.ts';
import type { NewPreview, PreviewLink } from './previews.ts';
import type { PublicationFacts } from './publication.ts';

/** What the desk answers with, as the API's description says it. The types are those of the commands. */

const moment = z.iso.datetime({ offset: true });
const path = z.string().describe('Its path on the site');

const receipt = z.object({
  slug: slugSchema,
  url: path,
  status: z.enum(['draft', 'scheduled', 'published', 'withdrawn']),
  revision: z.number().int().describe('The newest revision'),
  publishedRevision: z
    .number()
    .int()
    .nullable()
    .describe('The revision readers see or saw last. Null: none ever. Below `revision`: a newer one is waiting.'),
  publishedAt: moment.describe('When readers first saw it, or will; of a draft: when it was begun'),
  takenFrom: z.string().optional().describe('The file that decided about it until now: from here on the desk does'),
});
export const receiptSchema: z.ZodType<Receipt> = receipt;

const updateReceipt = z.object({
  slug: slugSchema,
  number: z.number().int().positive().describe('Its number within the coverage'),
  url: z.string().describe('Where it stays to be found'),
  at: moment,
  editedAt: moment.describe('When it was last edited, or else written; the next edit is based on it'),
});
export const updateReceiptSchema: z.ZodType<UpdateReceipt> = updateReceipt;
export const updateStateSchema: z.ZodType<UpdateState> = updateReceipt.extend({
  headline: z.string().describe('May be empty'),
  body: z.string().describe('Markdown'),
  authors: z.array(slugSchema),
  pinned: z.boolean(),
});

const revision: z.ZodType<Revision> = z.object({
  headline: z.string(),
  dek: z.string(),
  kind: kindSchema,
  section: slugSchema,
  topics: z.array(slugSchema),
  authors: z.array(slugSchema),
  image: z
    .object({
      file: z.looseObject({ base: z.string() }).describe('The prepared picture'),
      alt: z.string(),
      caption: z.string().nullable(),
      credit: z.string().nullable(),
    })
    .nullable(),
  body: z.string().describe('Markdown'),
  corrections: z.array(z.object({ at: moment, text: z.string() })),
  breaking: z.boolean(),
  ...articleDetails,
}) as z.ZodType<Revision>;

export const articleStateSchema: z.ZodType<ArticleState> = receipt.extend({
  origin: z.enum(['content', 'desk', 'import']).describe('Who owns it; a command that changes it makes it the desk’s'),
  embargoUntil: moment.nullable(),
  live: z.object({ startedAt: moment, endedAt: moment.nullable() }).nullable(),
  keyPoints: z.array(z.string()),
  newest: revision.describe('The newest revision'),
  readersSee: revision.nullable().describe('What readers see now; null where they see nothing of it'),
});

const preview = z.object({
  id: z.string(),
  slug: slugSchema,
  revision: z.number().int().nullable().describe('The one it is frozen at; null: it shows the newest'),
  createdBy: z.string(),
  createdAt: moment,
  expiresAt: moment,
});
export const previewsSchema: z.ZodType<PreviewLink[]> = z.array(preview);
export const newPreviewSchema: z.ZodType<NewPreview> = preview.extend({
  url: path,
  link: z.url().describe('Opens it; can be had here only'),
});
export const revokedSchema = z.object({ id: z.string() });

export const listSchema: z.ZodType<List> = z.object({
  articles: z.array(
    receipt.extend({
      headline: z.string().describe('As readers see it, or will'),
      kind: kindSchema,
      section: slugSchema,
      origin: z.enum(['content', 'desk', 'import']),
      breaking: z.boolean(),
      modifiedAt: moment.describe('When anything of it last changed'),
    }),
  ),
  next: z.string().nullable().describe('Send it as `after` for the next ones; null: these are the last'),
});
export const directorySchema: z.ZodType<Entry[]> = z.array(z.object({ slug: slugSchema, name: z.string(), url: path }));
export const publicationSchema: z.ZodType<PublicationFacts> = z.object({
  name: z.string(),
  url: z.url(),
  language: z.string().describe('BCP 47, e.g. en-GB'),
  timeZone: z.string().describe('IANA, e.g. Europe/London'),
});
export const frontSchema: z.ZodType<OnFront[]> = z.array(
  z.object({
    place: z.string().describe('A list of front.yaml, section:<slug>, or one that fills itself: latest, strip'),
    slug: slugSchema,
    headline: z.string(),
    because: z.enum(['desk', 'file', 'newest']).describe('Who put it there; newest: nobody did'),
    until: moment.nullable(),
  }),
);
export const sentPictureSchema: z.ZodType<SentPicture> = z.object({
  src: z.string().describe('As `image.src` and Markdown name it, e.g. /media/kurils.jpg'),
  width: z.number().int(),
  height: z.number().int(),
});
