import { z } from 'zod';
import { text } from '#lib/schema/fields.ts';

const focalAdvice = 'write two numbers from 0 to 1, e.g. [0.5, 0.4]';
const share = z.number({ error: focalAdvice }).min(0, focalAdvice).max(1, focalAdvice);
const srcAdvice = 'write the path of a file under content/media/, e.g. /media/kurils.jpg';

/** A picture as the front matter of an article or author names it. */
export const imageSchema = z.strictObject(
  {
    src: z
      .string({ error: srcAdvice })
      .regex(/^\/media\/[^?#]+$/, srcAdvice)
      .describe('A file under content/media/')
      .meta({ examples: ['/media/kurils.jpg'] }),
    alt: z
      .string({ error: "say what the picture shows (alt: '' says that it is decoration)" })
      .describe("What it shows, for readers who cannot see it. `''` marks pure decoration"),
    caption: text('write what the reader should know about it, or leave the key out')
      .optional()
      .describe('What the reader should know about it'),
    credit: text('write who made it, or leave the key out')
      .optional()
      .describe('Who made it')
      .meta({ examples: ['Map: Jun Halvorsen / The Meridian'] }),
    focal: z
      .tuple([share, share], { error: focalAdvice })
      .optional()
      .describe('What to keep when it is cropped: from left, from top, 0 to 1')
      .meta({ examples: [[0.5, 0.4]] }),
  },
  { error: 'write image: {src: /media/…, alt: …}' },
);
