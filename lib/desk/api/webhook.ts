import { z } from 'zod';
import { readEnv } from '#lib/config/env.ts';
import type { Store } from '#lib/store/store.ts';
import { invalid } from '../desk-error.ts';
import { inputProblems } from '../input-problems.ts';
import { operationOf, operations } from '../operations.ts';
import { isSigned, signatureHeader, takeOnce, timestampHeader } from '../signature.ts';
import { takeInPictures } from '../take-in-pictures.ts';
import { transaction } from '../desk.ts';
import { answered, deskOf } from './answer-request.ts';
import { answer, Refusal } from './problem.ts';
import { bodyText, parsedJson } from './request-body.ts';

/** What a webhook sends. */
export const webhookSchema = z.strictObject({
  operation: z.enum(operations.map(({ id }) => id)).describe('The id of an operation of this API'),
  params: z.record(z.string(), z.unknown()).default({}).describe('What its path names, e.g. {"slug": "strait-closed"}'),
  input: z.unknown().optional().describe('What its body would be'),
});

/** Signs the revisions. */
const webhookName = 'webhook';

/** Answers `POST /api/desk/webhook`: any operation, from whoever knows the site's secret. Never rejects. */
export function answerWebhook(request: Request, openStore: () => Promise<Store>): Promise<Response> {
  return answered(openStore, async (store, note) => {
    const { webhookSecret } = readEnv();
    if (webhookSecret === null) throw new Refusal(404, 'This site takes no webhooks: WEBHOOK_SECRET is not set.');
    const body = await bodyText(request);
    const signed = {
      timestamp: request.headers.get(timestampHeader) ?? '',
      signature: request.headers.get(signatureHeader) ?? '',
      body,
    };
    if (!isSigned(signed, webhookSecret, await store.now())) throw unsigned();

    const parsed = webhookSchema.safeParse(parsedJson(body), { reportInput: true });
    if (!parsed.success) throw invalid(inputProblems(parsed.error));
    const { operation: id, params, input = {} } = parsed.data;
    note(input);
    const operation = operationOf(id)!;
    const { input: checked, run } = operation.check(params, input);
    const desk = deskOf(store, webhookName, ['publish', 'withdraw']);
    await takeInPictures(desk, checked);
    return transaction(desk, async (inside) => {
      await takeOnce(inside.store, signed);
      return answer(operation.status, await run(inside));
    });
  });
}

const unsigned = () =>
  new Refusal(
    401,
    `Sign it: ${timestampHeader} with the time in seconds, at most five minutes off, and ${signatureHeader}: v1=<hex HMAC-SHA256 of "timestamp.body">.`,
    { 'WWW-Authenticate': 'HMAC-SHA256 realm="desk"' },
  );
