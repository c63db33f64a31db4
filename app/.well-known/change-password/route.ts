import { plainText } from '#app/plain-text.ts';
import { readPublication } from '#lib/newsroom/publication.ts';

/** A safety net only: a change prints it again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';

/** Where password managers look for the place to change a password. */
export async function GET(): Promise<Response> {
  const { changePassword } = (await readPublication()).wellKnown;
  if (changePassword === null) return plainText(null);
  return new Response(null, { status: 302, headers: { Location: changePassword } });
}
