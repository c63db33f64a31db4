import { cookies, draftMode } from 'next/headers';
import { z } from 'zod';
import { previewCookie, unseen } from '#lib/news/preview.ts';
import { slugSchema } from '#lib/news/slug.ts';
import { articleUrl, frontUrl } from '#lib/news/urls.ts';
import { findArticle } from '#lib/newsroom/articles.ts';

const formSchema = z.object({ article: slugSchema });

/**
 * Ends the preview of an article in this browser; sends it to what readers see there, or else to the front. A form and
 * no link: browsers open links before anybody follows them.
 */
export async function POST(request: Request): Promise<Response> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) {
    return new Response('Send the form of the preview bar.\n', { status: 415, headers: unseen });
  }
  const form = formSchema.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return new Response('Name the article.\n', { status: 422, headers: unseen });

  const { article } = form.data;
  (await draftMode()).disable();
  (await cookies()).set(previewCookie, '', { path: articleUrl(article), expires: new Date(0), httpOnly: true });
  const address = (await findArticle(article)) ? articleUrl(article) : frontUrl();
  return new Response(null, { status: 303, headers: { ...unseen, Location: address } });
}
