import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Store } from '#lib/store/store.ts';
import { conflict } from './desk-error.ts';

/** Headers of a signed request. */
export const timestampHeader = 'x-broadsheet-timestamp';
export const signatureHeader = 'x-broadsheet-signature';

/** Seconds that a signed request's time may be away from the store's, either way. */
const window = 300;
/** One that is dated ahead stays valid for two windows. */
const keepSeconds = 2 * window + 60;

export interface SignedRequest {
  /** Unix time in seconds, as it was sent. */
  timestamp: string;
  /** `v1=<hex>`; several, with commas between them, while a key is being changed. */
  signature: string;
  body: string;
}

/** The signature of a body at a time: HMAC-SHA256 (RFC 2104) of `<timestamp>.<body>`, in hex. */
export function sign(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

/** Whether who sent it knows the secret, and sent it within five minutes of now. */
export function isSigned({ timestamp, signature, body }: SignedRequest, secret: string, now: string): boolean {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  const expected = Buffer.from(sign(secret, timestamp, body), 'hex');
  const signed = signature.split(',').some((each) => {
    const [, hex] = /^\s*v1=([0-9a-f]{64})\s*$/.exec(each) ?? [];
    return hex !== undefined && timingSafeEqual(Buffer.from(hex, 'hex'), expected);
  });
  return signed && Math.abs(Date.parse(now) / 1000 - Number(timestamp)) <= window;
}

/**
 * Takes a signed request once. Part of the transaction of what it asks for: what failed was not taken.
 *
 * @throws DeskError `conflict` when it was taken before
 */
export async function takeOnce(tx: Store, { timestamp, body }: SignedRequest): Promise<void> {
  // Not the signature itself: a new key must not let the same request in again.
  const request = createHash('sha256').update(`${timestamp}.${body}`).digest('hex');
  if (!(await tx.signedRequests.take(request, keepSeconds)))
    throw conflict('This request was taken already; sign a new one.');
}
