import type { Env } from '#lib/config/env.ts';
import { configuredSiteUrl } from '#lib/config/site-url.ts';
import type { Store } from '#lib/store/store.ts';
import { storedPublication } from '#lib/store/stored-publication.ts';

/**
 * Notes the address of the site where none is noted yet: ids in feeds that are addresses go on with it when the site moves.
 * This machine's own address, which nobody configured, is no address of a site.
 */
export async function pinFeedOrigin(store: Store, env: Pick<Env, 'siteUrl'>): Promise<void> {
  const siteUrl = configuredSiteUrl(env, await storedPublication(store));
  if (siteUrl !== null) await store.settings.pin('feedOrigin', siteUrl);
}
