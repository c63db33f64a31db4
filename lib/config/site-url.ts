import type { Env } from './env.ts';
import type { Publication } from './publication.ts';

type Address = Pick<Publication, 'url'> | null;

/** The address of the site, without a slash at the end: the environment's, else the publication's, else this machine. */
export function siteUrlOf({ siteUrl, port }: Env, publication: Address): string {
  return configuredSiteUrl({ siteUrl }, publication) ?? `http://localhost:${port}`;
}

/** The same as far as somebody said it; else null. */
export function configuredSiteUrl({ siteUrl }: Pick<Env, 'siteUrl'>, publication: Address): string | null {
  return siteUrl ?? publication?.url?.replace(/\/+$/, '') ?? null;
}
