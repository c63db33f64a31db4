import { z } from 'zod';

/** The front matter of a standing page, `content/pages/<slug>.md`, shown at `/<slug>`. */
export const pageFrontMatterSchema = z.strictObject({
  title: z.string().trim().min(1, 'write a title'),
  description: z.string().trim().default(''),
});

/** A standing page: about, contact, corrections policy, … */
export interface Page {
  slug: string;
  title: string;
  description: string;
  bodyHtml: string;
}
