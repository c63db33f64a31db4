import { plainText } from '#app/plain-text.ts';
import { readPublication, readStoreTime } from '#lib/newsroom/publication.ts';
import { securityTxt } from '#lib/syndication/security-txt.ts';

/** A safety net only: a change prints it again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';

export async function GET(): Promise<Response> {
  const { wellKnown, siteUrl } = await readPublication();
  if (wellKnown.security === null) return plainText(null);
  return plainText(securityTxt(wellKnown.security, siteUrl, await readStoreTime()));
}
