import type { PurgeTarget } from '#lib/config/cdn.ts';
import { purgeRequests, targetName, type PurgeRequest } from './purge-requests.ts';

/** Milliseconds for one call. All calls of a job together must end well within its lease. */
const callPatience = 5000;
/** Characters of an answer that are worth keeping. */
const excerptLength = 200;

/** Why a cache could not be told. The text holds no secret. */
export class PurgeFailure extends Error {
  /** Seconds that the cache asked for. */
  readonly waitSeconds: number | null;

  constructor(message: string, waitSeconds: number | null = null) {
    super(message);
    this.waitSeconds = waitSeconds;
  }
}

/**
 * Tells one cache which tags changed, in as many calls as it takes, one after the other.
 *
 * @param ending when the press ends: then no further call is begun
 * @throws PurgeFailure at the first call that fails
 */
export async function sendPurge(target: PurgeTarget, tags: readonly string[], ending: AbortSignal): Promise<void> {
  for (const request of purgeRequests(target, tags)) {
    if (ending.aborted) throw new PurgeFailure(`${targetName(target)}: the press was ending`);
    await call(target, request);
  }
}

async function call(target: PurgeTarget, { url, method, headers, body }: PurgeRequest): Promise<void> {
  const name = targetName(target);
  let status: number;
  let waitSeconds: number | null;
  let text: string;
  try {
    const signal = AbortSignal.timeout(callPatience);
    const answer = await fetch(url, { method, headers, body, signal, redirect: 'manual' });
    status = answer.status;
    waitSeconds = secondsAsked(answer.headers.get('retry-after'));
    text = await beginningOf(answer);
  } catch (error) {
    throw new PurgeFailure(`${name} ${reasonOf(error)}`);
  }
  // Cloudflare may say no with 200.
  const refused = target.kind === 'cloudflare' && /"success"\s*:\s*false/.test(text);
  if (status >= 200 && status < 300 && !refused) return;
  const words = withoutSecret(text.replace(/\s+/g, ' ').trim(), target.token).slice(0, excerptLength);
  throw new PurgeFailure(`${name} answered ${status}${words === '' ? '' : `: ${words}`}`, waitSeconds);
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `did not answer within ${callPatience / 1000} s`;
  const cause = error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return `cannot be reached (${cause?.code ?? cause?.message ?? String(error)})`;
}

/** As much of the answer as is looked at; the rest is not waited for. */
async function beginningOf(answer: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const piece of answer.body ?? []) {
    text += decoder.decode(piece, { stream: true });
    if (text.length > 4096) break;
  }
  return text;
}

/** `Retry-After` in seconds (RFC 9110, section 10.2.3): a number, or a date. */
function secondsAsked(value: string | null): number | null {
  if (value === null) return null;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

/** Some servers repeat what they were sent. */
function withoutSecret(text: string, token: string | null): string {
  return token === null ? text : text.replaceAll(token, '…');
}
