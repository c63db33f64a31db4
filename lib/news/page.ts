import { z } from 'zod';
import { sentence, text } from '#lib/schema/fields.ts';

/** The front matter of a standing page, `content/pages/<slug>.md`, shown at `/<slug>`. */
export const pageFrontMatterSchema = z.strictObject({
  title: text('write a title').describe('Its headline'),
  description: sentence.describe('One sentence, for search engines'),
});

/** A standing page: about, contact, corrections policy, … */
export interface Page {
  slug: string;
  title: string;
  description: string;
  bodyHtml: string;
}
