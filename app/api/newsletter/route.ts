import { badForm, BadForm, readForm } from '#app/read-form.ts';
import { newsletterUrl } from '#lib/news/urls.ts';
import { readPublication } from '#lib/newsroom/publication.ts';

/**
 * The form of pages that a cache still has from when there was one. Nothing of it is kept: the reader is sent to the page
 * that says that sign-up is not open yet.
 */
export async function POST(request: Request): Promise<Response> {
  const { newsletter } = await readPublication();
  if (!newsletter) return new Response('This publication has no newsletter.\n', { status: 404 });
  const sent = await readForm(request, 'application/x-www-form-urlencoded', 'multipart/form-data').catch(badForm);
  if (sent instanceof BadForm) return sent.response();
  // A relative address: the host a request names is never repeated.
  return new Response(null, { status: 303, headers: { Location: newsletterUrl() } });
}
