import { plainText } from '#app/plain-text.ts';
import { readForPrograms } from '#lib/newsroom/crawlers.ts';
import { readPublication } from '#lib/newsroom/publication.ts';
import { llmsTxt } from '#lib/syndication/llms-txt.ts';

/** A safety net only: a change prints it again at once, see docs/architecture.md. */
export const revalidate = 3600;
export const dynamic = 'force-static';

export async function GET(): Promise<Response> {
  return plainText(llmsTxt(await readPublication(), await readForPrograms()));
}
