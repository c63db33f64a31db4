import { z } from 'zod';

/** The front matter of `content/sections/<slug>.md` and `content/topics/<slug>.md`. */
export const sectionFrontMatterSchema = z.strictObject({
  name: z.string().trim().min(1, 'write the name as readers see it'),
  /** One sentence; also the meta description of its page. */
  description: z.string().trim().default(''),
});

/** An article belongs to exactly one section. */
export interface Section {
  slug: string;
  name: string;
  description: string;
}

/** An article may have many topics. */
export type Topic = Section;
