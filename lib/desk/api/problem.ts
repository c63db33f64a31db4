import { STATUS_CODES } from 'node:http';
import { CompilerBusy } from '#lib/markdown/compile-apart.ts';
import { isAway, isWaitedInVain } from '#lib/store/away.ts';
import { DeskError, type DeskProblem } from '../desk-error.ts';

/** What went wrong, as RFC 9457 says it. */
export interface ProblemDetails {
  title: string;
  status: number;
  /** For people. */
  detail: string;
  /** Of 422: each field, and what to write instead. */
  problems?: readonly DeskProblem[];
  /** Of a conflict between two editors: what is there now, and what was sent. */
  current?: unknown;
  sent?: unknown;
}

/** Nothing of the desk is kept anywhere. */
const noStore = { 'Cache-Control': 'no-store' };

function problem(
  status: number,
  detail: string,
  {
    headers,
    ...more
  }: Partial<Pick<ProblemDetails, 'problems' | 'current' | 'sent'>> & {
    headers?: Record<string, string>;
  } = {},
): Response {
  const body: ProblemDetails = { title: STATUS_CODES[status] ?? 'Problem', status, detail, ...more };
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...noStore, ...headers },
  });
}

export const answer = (status: number, body: unknown) => Response.json(body, { status, headers: noStore });

/** Why a request was refused before any command saw it. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** When the store cannot be had. */
export const noStoreNow = () =>
  problem(
    503,
    'The store does not answer; try again in a moment. If this was to change something, look how it stands first.',
    { headers: { 'Retry-After': '5' } },
  );

const statusOf = { missing: 404, invalid: 422, conflict: 409, forbidden: 403 } as const;

/** The answer for what was thrown on the way. @param sent what the command was given, if it came so far */
export function problemOf(error: unknown, sent: unknown): Response {
  if (error instanceof Refusal) return problem(error.status, error.message, { headers: error.headers });
  if (error instanceof DeskError) {
    const { kind, message, problems, current } = error;
    return problem(statusOf[kind], message, {
      ...(problems.length > 0 ? { problems } : {}),
      ...(current ? { current, sent } : {}),
    });
  }
  if (isWaitedInVain(error)) {
    console.warn('A write waited in vain for the one before it.');
    return problem(503, 'Nothing was written: somebody else is writing, a large sync perhaps. Try again in a moment.', {
      headers: { 'Retry-After': '5' },
    });
  }
  if (error instanceof CompilerBusy) {
    console.warn('A text was not taken: too many wait to be compiled.');
    return problem(503, 'Nothing was written: too many texts are being written at once. Try again in a moment.', {
      headers: { 'Retry-After': '5' },
    });
  }
  console.error(error);
  if (isAway(error)) return noStoreNow();
  return problem(
    500,
    'Something broke at our end, and has been logged. Look how the article stands before you send it again.',
  );
}
