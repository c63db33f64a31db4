import { cache } from 'react';
import { readEnv } from '#lib/config/env.ts';
import { publicationSchema } from '#lib/config/publication.ts';
import { siteUrlOf } from '#lib/config/site-url.ts';
import type { Dateline } from '#lib/news/dates.ts';
import { tags } from '#lib/news/tags.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';

/** What feeds and sitemaps say of the publication. */
export interface Site {
  /** Absolute, without a slash at the end. */
  siteUrl: string;
  name: string;
  description: string;
  dateline: Dateline;
}

/** Unlike `readFrame` it does not depend on what is breaking: a banner prints no feed and no sitemap again. */
export const readSite = cache(async (): Promise<Site> => {
  await carry(tags.publication);
  const publication = publicationSchema.parse(await (await readersStore()).settings.get('publication'));
  const { name, description, language, timeZone } = publication;
  return { siteUrl: siteUrlOf(readEnv(), publication), name, description, dateline: { language, timeZone } };
});
