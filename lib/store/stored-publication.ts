import { publicationSchema, type Publication } from '#lib/config/publication.ts';
import type { Store } from './store.ts';

/** What the publication says of itself; null in a store that was never synced. */
export async function storedPublication({ settings }: Pick<Store, 'settings'>): Promise<Publication | null> {
  return publicationSchema.safeParse(await settings.get('publication')).data ?? null;
}
