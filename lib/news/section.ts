import { z } from 'zod';
import { sentence, text } from '#lib/schema/fields.ts';

/** The front matter of `content/sections/<slug>.md` and `content/topics/<slug>.md`. */
export const sectionFrontMatterSchema = z.strictObject({
  name: text('write the name as readers see it').describe('As readers see it'),
  description: sentence.describe('One sentence, on its page and for search engines'),
});

/** An article belongs to exactly one section. */
export interface Section {
  slug: string;
  name: string;
  description: string;
}

/** An article may have many topics. */
export type Topic = Section;
