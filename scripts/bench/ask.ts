import { Agent, request, type OutgoingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';

const agent = new Agent({ keepAlive: true });

export interface Answered {
  status: number;
  entityTag?: string;
  /** Unpacked when asked for. */
  text: () => string;
}

/** As a browser asks, with less ado than `fetch`, which costs the machine more than the answer does. */
export function ask(url: string, own: OutgoingHttpHeaders = {}): Promise<Answered> {
  const headers = { 'Accept-Encoding': 'br', ...own };
  return new Promise((resolve, reject) => {
    request(url, { agent, headers }, (answer) => {
      const { statusCode: status = 0, headers: told } = answer;
      const unpacked = (body: Buffer) => (told['content-encoding'] === 'br' ? brotliDecompressSync(body) : body);
      buffer(answer).then(
        (body) => resolve({ status, entityTag: told.etag, text: () => unpacked(body).toString() }),
        reject,
      );
    })
      .on('error', reject)
      .end();
  });
}

/** Does something so many times a second, however long each takes; call back to end it, and wait for what is under way. */
export function atPace(perSecond: number, once: (count: number) => Promise<void>): () => Promise<void> {
  let going = true;
  const open = new Set<Promise<void>>();
  const life = (async () => {
    const began = performance.now();
    for (let count = 0; going; count += 1) {
      const one = once(count).finally(() => open.delete(one));
      open.add(one);
      await sleep(Math.max(0, began + (count * 1000) / perSecond - performance.now()));
    }
  })();
  return async () => {
    going = false;
    await life;
    await Promise.all(open);
  };
}

export function p99(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.99) - 1)] ?? NaN;
}
