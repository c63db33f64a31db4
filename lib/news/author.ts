import { z } from 'zod';
import { imageSchema } from './article.ts';
import type { Picture } from './picture.ts';

/** The front matter of `content/authors/<slug>.md`; the file's text is the biography. */
export const authorFrontMatterSchema = z.strictObject({
  name: z.string().trim().min(1, 'write the name as it stands in the byline'),
  /** e.g. "Asia-Pacific correspondent" */
  role: z.string().trim().min(1).optional(),
  email: z.email('write an e-mail address').optional(),
  links: z.array(z.url({ protocol: /^https?$/, error: 'write a web address with https://' })).default([]),
  image: imageSchema.optional(),
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
