import { readEnv } from '#lib/config/env.ts';
import { siteUrlOf } from '#lib/config/site-url.ts';
import type { Store } from '#lib/store/store.ts';
import { storedPublication } from '#lib/store/stored-publication.ts';

/** What programs have to know of the publication. */
export interface PublicationFacts {
  name: string;
  /** Of the site, without a slash at the end. */
  url: string;
  /** BCP 47. */
  language: string;
  /** IANA. */
  timeZone: string;
}

/** A store that was never synced has a publication without a name, on UTC. */
export async function publicationFacts(store: Store): Promise<PublicationFacts> {
  const found = await storedPublication(store);
  const { name, language, timeZone } = found ?? { name: '', language: 'en', timeZone: 'UTC' };
  return { name, url: siteUrlOf(readEnv(), found), language, timeZone };
}
