import type { Env } from './env.ts';
import type { Publication } from './publication.ts';

/** The address of the site, without a slash at the end: the environment's, else the publication's, else this machine. */
export function siteUrlOf({ siteUrl, port }: Env, publication: Pick<Publication, 'url'> | null): string {
  return siteUrl ?? publication?.url?.replace(/\/+$/, '') ?? `http://localhost:${port}`;
}
