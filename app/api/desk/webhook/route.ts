import { answerWebhook } from '#lib/desk/api/webhook.ts';
import { readersStore } from '#lib/newsroom/open.ts';

export const dynamic = 'force-dynamic';

/** Any operation of the desk as a signed request: `docs/publishing.md`. */
export const POST = (request: Request): Promise<Response> => answerWebhook(request, readersStore);
