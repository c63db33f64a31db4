/** A call to a server that is told something. */
export interface CallOut {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string | null;
}

/** Milliseconds for one call. All calls of a job together must end well within its lease. */
const callPatience = 5000;
/** Characters of an answer that are worth keeping. */
const excerptLength = 200;

/** Why somebody could not be told. The text holds no secret. */
export class CallFailure extends Error {
  /** Seconds that the other side asked for. */
  readonly waitSeconds: number | null;

  constructor(message: string, waitSeconds: number | null = null) {
    super(message);
    this.waitSeconds = waitSeconds;
  }
}

/** Who is called. */
export interface Callee {
  /** For the operator; no secret. */
  name: string;
  /** What must not be shown, though the other side may repeat it. */
  secret: string | null;
  /** Whether an answer says no though its status says yes. */
  refuses?: (answer: string) => boolean;
}

/**
 * Makes one call.
 *
 * @throws CallFailure when it is not answered, or answered with no
 */
export async function callOut(callee: Callee, { url, method, headers, body }: CallOut): Promise<void> {
  const { name, secret, refuses = () => false } = callee;
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
    throw new CallFailure(`${name} ${reasonOf(error)}`);
  }
  if (status >= 200 && status < 300 && !refuses(text)) return;
  const words = withoutSecret(text.replace(/\s+/g, ' ').trim(), secret).slice(0, excerptLength);
  throw new CallFailure(`${name} answered ${status}${words === '' ? '' : `: ${words}`}`, waitSeconds);
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
function withoutSecret(text: string, secret: string | null): string {
  return secret === null ? text : text.replaceAll(secret, '…');
}
