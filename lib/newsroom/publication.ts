import { cache } from 'react';
import { readEnv } from '#lib/config/env.ts';
import { publicationSchema, type Publication } from '#lib/config/publication.ts';
import { siteUrlOf } from '#lib/config/site-url.ts';
import { tags } from '#lib/news/tags.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';

/** What the publication says of itself, and its absolute address: for files that no frame surrounds. */
export const readPublication = cache(async (): Promise<Publication & { siteUrl: string }> => {
  await carry(tags.publication);
  const publication = publicationSchema.parse(await (await readersStore()).settings.get('publication'));
  return { ...publication, siteUrl: siteUrlOf(readEnv(), publication) };
});

/** The store's time, ISO 8601. For what is to be printed again from time to time, not to decide what readers see. */
export async function readStoreTime(): Promise<string> {
  return (await readersStore()).now();
}
