import { cookies, draftMode } from 'next/headers';
import { z } from 'zod';
import { previewCookie, unseen } from '#lib/news/preview.ts';
import { slugSchema } from '#lib/news/slug.ts';
import { articleUrl, frontUrl } from '#lib/news/urls.ts';
import { badForm, BadForm, readForm } from '#app/read-form.ts';
import { findArticle } from '#lib/newsroom/articles.ts';

const formSchema = z.object({ article: slugSchema });

/**
 * Ends the preview of an article in this browser; sends it to what readers see there, or else to the front. A form and
 * no link: browsers open links before anybody follows them.
 */
export async function POST(request: Request): Promise<Response> {
  const written = await readForm(request, 'application/x-www-form-urlencoded').catch(badForm);
  if (written instanceof BadForm) return written.response(unseen);
  const form = formSchema.safeParse(written);
  if (!form.success) return new Response('Name the article.\n', { status: 422, headers: unseen });

  const { article } = form.data;
  (await draftMode()).disable();
  (await cookies()).set(previewCookie, '', { path: articleUrl(article), expires: new Date(0), httpOnly: true });
  const address = (await findArticle(article)) ? articleUrl(article) : frontUrl();
  return new Response(null, { status: 303, headers: { ...unseen, Location: address } });
}
