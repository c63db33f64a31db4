import { z } from 'zod';
import { badForm, BadForm, readForm } from '#app/read-form.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { requestNewsletter } from '#lib/newsletter/subscribe.ts';

const formSchema = z.object({ email: z.email().max(254), website: z.string().default('') });

/**
 * Takes a subscription from the plain form: stores it as pending and sends the reader on to a page that says so.
 * The answer is the same whether or not the address was known.
 */
export async function POST(request: Request): Promise<Response> {
  const { newsletter } = await readFrame();
  if (!newsletter) return new Response('This publication has no newsletter.\n', { status: 404 });
  const written = await readForm(request, 'application/x-www-form-urlencoded', 'multipart/form-data').catch(badForm);
  if (written instanceof BadForm) return written.response();
  const form = formSchema.safeParse(written);
  if (!form.success) return seeOther('/newsletter?problem=address');

  // The field is hidden from people; whoever fills it in gets the same answer and is not stored.
  if (form.data.website === '') {
    await requestNewsletter({ email: form.data.email, list: newsletter.name, consentText: newsletter.consent });
  }
  return seeOther('/newsletter/pending');
}

/** A relative address: the host a request names is never repeated. */
const seeOther = (path: string) => new Response(null, { status: 303, headers: { Location: path } });
