import { plainText } from '#app/plain-text.ts';
import { readPublication } from '#lib/newsroom/publication.ts';

/** A safety net only: a change prints it again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';

export async function GET(): Promise<Response> {
  const { wellKnown } = await readPublication();
  return plainText(wellKnown.appAds.length > 0 ? `${wellKnown.appAds.join('\n')}\n` : null);
}
