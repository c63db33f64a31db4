import { readEnv } from '#lib/config/env.ts';
import { publicationSchema, type Publication } from '#lib/config/publication.ts';
import { siteUrlOf } from '#lib/config/site-url.ts';
import type { Dateline } from '#lib/news/dates.ts';
import { tags } from '#lib/news/tags.ts';
import type { Store } from '#lib/store/store.ts';
import { readersStore } from './open.ts';
import { remembered } from './remembered.ts';

export interface PublicationOnline extends Publication {
  /** Absolute, without a slash at the end. */
  siteUrl: string;
  dateline: Dateline;
  /** As `siteUrl`; stays the one that feed ids were first made with. */
  feedOrigin: string;
  /** WebSub hubs that are told of each publish. */
  hubs: string[];
}

/**
 * What the publication says of itself: for files that no frame surrounds. Unlike `readFrame` it does not depend on what is
 * breaking: a banner prints no feed and no sitemap again.
 */
export const readPublication = remembered([tags.publication], publicationIn);

/** The same, for a read that carries its tag itself. */
export async function publicationIn(store: Store): Promise<PublicationOnline> {
  const env = readEnv();
  const publication = publicationSchema.parse(await store.settings.get('publication'));
  const siteUrl = siteUrlOf(env, publication);
  return {
    ...publication,
    siteUrl,
    feedOrigin: (await store.settings.pinned('feedOrigin')) ?? siteUrl,
    dateline: { language: publication.language, timeZone: publication.timeZone },
    hubs: env.announceTargets.flatMap(({ kind, url }) => (kind === 'websub' ? [url] : [])),
  };
}

/** The store's time, ISO 8601. For what is to be printed again from time to time, not to decide what readers see. */
export async function readStoreTime(): Promise<string> {
  return (await readersStore()).now();
}
