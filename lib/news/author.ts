import { z } from 'zod';
import { text, webAddress } from '#lib/schema/fields.ts';
import { imageSchema } from './image.ts';
import type { Picture } from './picture.ts';

/** The front matter of `content/authors/<slug>.md`; the file's text is the biography. */
export const authorFrontMatterSchema = z.strictObject({
  name: text('write the name as it stands in the byline').describe('As it stands in the byline'),
  role: text('write e.g. "Asia-Pacific correspondent", or leave the key out')
    .optional()
    .describe('What they do for the paper')
    .meta({ examples: ['Asia-Pacific correspondent'] }),
  email: z
    .email('write an e-mail address, or leave the key out')
    .optional()
    .describe('Where readers may write to them'),
  links: z
    .array(webAddress(), { error: 'write a list of addresses with https://' })
    .default([])
    .describe('Where else they are to be found'),
  image: imageSchema.optional().describe('A portrait'),
});

export interface Author {
  slug: string;
  name: string;
  role: string | null;
  email: string | null;
  links: string[];
  image: Picture | null;
  bioHtml: string;
  /** Plain text, for descriptions. */
  bioText: string;
}

/** The letters in the circle that stands for an author without a picture. */
export function monogram(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
