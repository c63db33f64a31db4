import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { pages } from '#lib/news/addresses.ts';
import type { FrontParts } from '#press/front-parts.ts';
import { front } from '#press/front.ts';
import { keepAliveFor, sendAtOnce } from '#press/page/send-at-once.ts';
import { memoryOf } from '#tests/support/page-memory.ts';

/** A press with a page in memory, and what was said on one connection to it. */
let server: Server;
let memory: ReturnType<typeof memoryOf>;
const text = 'Everybody reads this. ';
let draining = false;

async function serve(length = 1): Promise<void> {
  // Bytes that cannot be compressed away.
  const body = Array.from({ length }, (_, i) => `${text}${Math.sin(i)}`).join('');
  memory = memoryOf({
    maxBytes: 100_000_000,
    ask: async () => ({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-tag': 'front', 'x-as-of': '7' },
      body: Buffer.from(`<!doctype html><html><head></head><body>${body}</body></html>`),
    }),
    isVouchedFor: () => true,
  });
  const parts = {
    memory,
    metrics: { count: () => {} },
    log: { debug: () => {} },
    refusalLog: { note: () => {} },
    oldQueries: () => ({ find: () => null }),
    files: { has: () => false },
    tombstones: { find: () => undefined },
    renderLimit: { take: () => 0 },
    texts: new Map(),
    settings: () => ({ https: true, cacheLimit: 60 }),
    draining: () => draining,
    trustedProxies: 0,
    answerWithin: 10_000,
  } as unknown as FrontParts;
  server = createServer({ keepAliveTimeout: keepAliveFor }, front(parts));
  onTestFinished(() => void server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await ask(get());
}

const get = (...headers: string[]) =>
  ['GET / HTTP/1.1', 'Host: a', 'Accept-Encoding: gzip', ...headers, '', ''].join('\r\n');
const connection = (): Socket => {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  return socket;
};

interface Answer {
  status: string;
  headers: Map<string, string>;
  body: Buffer;
}

/** Takes whole answers from the beginning of what came. */
function answersIn(bytes: Buffer, bodies = true): Answer[] {
  const answers: Answer[] = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf('\r\n\r\n', at);
    if (end < 0) return answers;
    const [status = '', ...lines] = bytes.toString('latin1', at, end).split('\r\n');
    const headers = new Map(lines.map((line) => line.split(/: (.*)/s, 2) as [string, string]));
    const length = bodies ? Number(headers.get('Content-Length') ?? 0) : 0;
    if (bytes.length < end + 4 + length) return answers;
    answers.push({ status, headers, body: bytes.subarray(end + 4, end + 4 + length) });
    at = end + 4 + length;
  }
}

/** Says this on one connection, and waits for so many answers. */
async function ask(said: string, count = 1, bodies = true): Promise<Answer[]> {
  const socket = connection();
  socket.write(said);
  const pieces: Buffer[] = [];
  for await (const piece of socket) {
    pieces.push(piece as Buffer);
    if (answersIn(Buffer.concat(pieces), bodies).length >= count) break;
  }
  return answersIn(Buffer.concat(pieces), bodies);
}

/** The same answer, but for what is said otherwise each time. */
const constant = ({ status, headers }: Answer) =>
  [status, ...[...headers].filter(([name]) => !/^(?:Date|X-Request-Id|Connection|Keep-Alive)$/.test(name))].join('\n');

beforeEach(() => void (draining = false));

test('an answer written at once says what Node would have written', async () => {
  await serve();
  const [atOnce] = await ask(get());
  const [byNode] = await ask(get('Connection: close'));
  expect(constant(atOnce!)).toBe(constant(byNode!));
  expect(atOnce!.headers.get('Cache-Status')).toBe('broadsheet; hit');
  expect([atOnce!.headers.get('Connection'), atOnce!.headers.get('Keep-Alive')]).toEqual(['keep-alive', 'timeout=75']);
  expect(byNode!.headers.get('Connection')).toBe('close');
  expect(Math.abs(Date.parse(atOnce!.headers.get('Date')!) - Date.now())).toBeLessThan(60_000);
  expect(gunzipSync(atOnce!.body)).toEqual(gunzipSync(byNode!.body));
});

test('each answer has an id of its own, also where they were asked for at once', async () => {
  await serve();
  const answers = await ask(get().repeat(5), 5);
  const ids = answers.map(({ headers }) => headers.get('X-Request-Id'));
  expect(new Set(ids).size).toBe(5);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-z]{8}$/);
  for (const { body } of answers) expect(gunzipSync(body).toString()).toContain(text);
});

test('who has the page is told so, HEAD has no body, and HTTP/1.0 ends the connection', async () => {
  await serve();
  const [page] = await ask(get());
  const [same, again] = await ask(get(`If-None-Match: ${page!.headers.get('ETag')}`) + get(), 2);
  expect([same!.status, again!.status]).toEqual(['HTTP/1.1 304 Not Modified', 'HTTP/1.1 200 OK']);
  const [head] = await ask(get().replace('GET', 'HEAD'), 1, false);
  expect([head!.status, head!.headers.get('Content-Length')]).toEqual([
    page!.status,
    page!.headers.get('Content-Length'),
  ]);
  const [old] = await ask(get().replace('HTTP/1.1', 'HTTP/1.0'));
  expect(old!.headers.get('Connection')).toBe('close');
});

test('a press that is ending says so on every answer', async () => {
  await serve();
  draining = true;
  const [answer] = await ask(get());
  expect(answer!.headers.get('Connection')).toBe('close');
});

test('what a slow reader has not taken yet stays as it was, whatever is answered to others meanwhile', async () => {
  await serve();
  const { entry } = await memory.get('/', pages.front);
  const settings = { https: true, cacheLimit: 60 };
  const written: Buffer[] = [];
  const answer = (requestId: string, untaken: number) => {
    const response = { socket: { writableLength: untaken }, end: (bytes: Buffer) => void written.push(bytes) };
    const context = { settings, requestId, refusalLog: null as never, onMade: () => {} };
    // It is over at once: nobody is left to be hung up on.
    const once = (_: 'close', listener: () => void) => listener();
    sendAtOnce({ ...response, once, setTimeout() {} } as never, entry, 'gzip', context);
  };
  answer('first----------01', 0);
  answer('slow-----------02', 5);
  answer('next-----------03', 0);
  const [first, slow, next] = written.map((bytes) => bytes.toString('latin1'));
  expect(written[1]).toBe(written[0]);
  expect(first).toContain('slow-----------02');
  expect(slow).not.toContain('next-----------03');
  expect(next).toContain('next-----------03');
});

test('a page that is written at once is kept once, and its head counts', async () => {
  await serve(2000);
  const before = memory.size.bytes;
  await ask(get());
  await ask(get());
  const grown = memory.size.bytes - before;
  expect(grown).toBeGreaterThan(500);
  expect(grown).toBeLessThan(5000);
});
