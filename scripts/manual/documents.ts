import type { z } from 'zod';
import { publicationSchema } from '#lib/config/publication.ts';
import { schemaOf } from '#lib/content/entries.ts';
import { frontCurationSchema } from '#lib/news/front-curation.ts';

/** A file that a newsroom writes, and the schema that declares its keys. */
export interface WrittenDocument {
  /** Of its JSON Schema. */
  name: string;
  title: string;
  schema: z.ZodType;
}

/** In the order of the manual. */
export const documents: readonly WrittenDocument[] = [
  { name: 'article', title: 'An article: `articles/<year>/<slug>.md`', schema: schemaOf.articles },
  { name: 'author', title: 'An author: `authors/<slug>.md`', schema: schemaOf.authors },
  { name: 'section', title: 'A section or topic: `sections/<slug>.md`, `topics/<slug>.md`', schema: schemaOf.sections },
  { name: 'page', title: 'A standing page: `pages/<slug>.md`', schema: schemaOf.pages },
  { name: 'publication', title: 'The publication: `publication.yaml`', schema: publicationSchema },
  { name: 'front', title: 'The front page: `front.yaml`', schema: frontCurationSchema },
];
