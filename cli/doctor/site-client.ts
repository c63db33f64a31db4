import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '#lib/doctor/answer.ts';
import { maxBytes } from '#lib/media/picture-settings.ts';

/** Requests at the same time. Few: readers come first. */
const atOnce = 6;
/** Milliseconds for one answer. */
const patience = 30_000;
const tries = 4;
/** Requests without an answer, one after the other, after which the site is taken to be gone. */
const mostUnanswered = 10;
/** Bytes of an answer that are read; no page and no feed has more. */
const longest = 32 * 1024 * 1024;

/** Nobody answers at the address. */
export class Unreachable extends Error {}

export interface Wish {
  method?: 'GET' | 'HEAD';
  headers?: Record<string, string>;
}

/**
 * Asks one site and no other, few things at a time, over connections that stay open. Told to wait (429 or 503 with
 * Retry-After), it waits with everything.
 */
export class SiteClient {
  requests = 0;
  /** Seconds that the site made us wait. */
  waited = 0;
  #free = atOnce;
  readonly #queue: (() => void)[] = [];
  #pausedUntil = 0;
  #answered = 0;
  #unanswered = 0;
  readonly #origin: string;

  /** @param origin e.g. `http://localhost:3000` */
  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Asks for a path. Redirects are not followed. @throws Unreachable when nothing is answered any more */
  async ask(path: string, { method = 'GET', headers = {} }: Wish = {}): Promise<Answer> {
    const answer = await this.#inTurn(path, { method, headers }, async (response) => {
      const body = method === 'HEAD' ? '' : await textOf(response);
      return answerOf(path, response, body);
    });
    return answer ?? noAnswer(path);
  }

  /** The bytes of a file, with the answer they came with; of one too large to be a picture only so many that one sees it. */
  async file(path: string): Promise<{ answer: Answer; bytes: Uint8Array }> {
    const file = await this.#inTurn(path, { method: 'GET', headers: {} }, async (response) => ({
      bytes: await beginningOf(response),
      answer: answerOf(path, response, ''),
    }));
    return file ?? { answer: noAnswer(path), bytes: new Uint8Array() };
  }

  /** Hands on a body piece by piece, for what is too long to keep. One that breaks off is not asked for again. */
  async read(path: string, onText: (text: string) => void): Promise<Answer> {
    const answer = await this.#inTurn(path, { method: 'GET', headers: {} }, async (response) => {
      const decoder = new TextDecoder();
      try {
        for await (const chunk of response.body ?? []) onText(decoder.decode(chunk as Uint8Array, { stream: true }));
        onText(decoder.decode());
      } catch {
        return noAnswer(path);
      }
      return answerOf(path, response, '');
    });
    return answer ?? noAnswer(path);
  }

  async #inTurn<T>(path: string, wish: Required<Wish>, read: (response: Response) => Promise<T>): Promise<T | null> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#free -= 1;
    try {
      return await this.#persistently(path, wish, read);
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#free += 1;
    }
  }

  /** Null when it is not answered, however often it is asked. */
  async #persistently<T>(
    path: string,
    wish: Required<Wish>,
    read: (response: Response) => Promise<T>,
  ): Promise<T | null> {
    for (let attempt = 1; ; attempt += 1) {
      await sleep(Math.max(0, this.#pausedUntil - Date.now()));
      try {
        this.requests += 1;
        const response = await fetch(this.#origin + path, {
          method: wish.method,
          headers: { 'User-Agent': 'broadsheet-doctor', Accept: '*/*', ...wish.headers },
          redirect: 'manual',
          signal: AbortSignal.timeout(patience),
        });
        this.#unanswered = 0;
        this.#answered += 1;
        const seconds = attempt < tries ? pauseOf(response) : null;
        if (seconds === null) return await read(response);
        await response.body?.cancel();
        this.#pause(seconds);
      } catch (error) {
        this.#unanswered += 1;
        if (this.#answered === 0 || this.#unanswered >= mostUnanswered)
          throw new Unreachable(reasonOf(error), { cause: error });
        if (attempt >= tries) return null;
        await sleep(200 * attempt);
      }
    }
  }

  #pause(seconds: number): void {
    this.waited += seconds;
    this.#pausedUntil = Math.max(this.#pausedUntil, Date.now() + seconds * 1000);
  }
}

function answerOf(address: string, { status, headers }: Response, body: string): Answer {
  const length = headers.get('content-length');
  return {
    address,
    status,
    headers: Object.fromEntries(headers),
    body,
    wireBytes: length === null ? null : Number(length),
  };
}

const noAnswer = (address: string): Answer => ({ address, status: 0, headers: {}, body: '', wireBytes: null });

/** Seconds to wait before asking again, or null where the answer is one. */
function pauseOf({ status, headers }: Response): number | null {
  if (status !== 429 && status !== 503) return null;
  const seconds = Number(headers.get('retry-after') ?? '1');
  return Number.isFinite(seconds) ? Math.min(60, Math.max(1, seconds)) : 5;
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > longest) throw new Error(`it has more than ${longest} bytes`);
  }
  return text + decoder.decode();
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return (cause as Error | undefined)?.message || message;
}

/** More than any picture may have; whoever is sent more knows enough. */
const mostBytes = maxBytes + 1;

async function beginningOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk as Uint8Array);
    length += (chunk as Uint8Array).length;
    // Leaving the loop ends the transfer.
    if (length >= mostBytes) break;
  }
  return Buffer.concat(chunks, Math.min(length, mostBytes));
}
