import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import pino from 'pino';
import type { FrontParts } from '#press/front-parts.ts';
import { front } from '#press/front.ts';

const upload = '/api/desk/pictures?name=strait.png';
const article = '/api/desk/articles';
const newsletter = '/api/newsletter';

const listening = async (server: Server): Promise<number> => {
  onTestFinished(() => server.closeAllConnections());
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
};

const takeIt: RequestListener = async (request, response) => {
  const body = await text(request).catch(() => 'cut');
  response.end(`took ${body}`);
};

/** A press before this Next, and what has reached that. */
async function pressBefore(next: RequestListener, bodyIdleTimeoutMs: number) {
  const reached: IncomingMessage[] = [];
  const nextServer = createServer((request, response) => {
    reached.push(request);
    next(request, response);
  });
  const nextPort = await listening(nextServer);
  const logged: string[] = [];
  const parts = {
    memory: { fresh: () => undefined },
    metrics: { count: () => {} },
    log: pino({}, { write: (line: string) => void logged.push(line) }),
    files: { has: () => false, sheets: new Map() },
    next: { ready: async () => nextPort },
    limit: { take: () => 0, giveBack: () => {} },
    texts: new Map(),
    publication: () => null,
    settings: () => ({ https: true, cacheLimit: 0 }),
    draining: () => false,
    trustedProxies: 0,
    answerWithin: 60_000,
    bodyIdleTimeoutMs,
  } as unknown as FrontParts;
  return { port: await listening(createServer(front(parts))), nextServer, reached, logged };
}

/** Sends the head of a request that announces so many bytes, and some of them. */
function begin(port: number, path: string, announced: number, sent = '', more = ''): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${announced}\r\n${more}\r\n${sent}`);
  return socket;
}

test.each([
  ['a picture', upload, 'application/problem+json'],
  ['an article', article, 'application/problem+json'],
  ['an address for the newsletter', newsletter, 'text/plain'],
])('who announces %s and sends nothing of it, or stops half-way, is told so', async (_, path, type) => {
  const { port, logged } = await pressBefore(takeIt, 50);
  for (const sent of ['', 'half']) {
    // All that comes until the press hangs up.
    const answer = await text(begin(port, path, 8, sent));
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toMatch(/^Connection: close\r$/m);
    expect(answer).toContain(`Content-Type: ${type}`);
    expect(answer).toContain('Nothing of the body came for 0.05 seconds; send it again.');
  }
  expect(logged).toEqual([]);
});

test('a body that comes in pieces has not come while another is announced', async () => {
  const { port } = await pressBefore(takeIt, 50);
  const socket = connect(port, '127.0.0.1');
  socket.write(`PUT ${article}/strait HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n`);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
});

test('Next hears of an upload before its first byte, and may refuse it then', async () => {
  const refuse: RequestListener = (_, response) => void response.writeHead(401).end('no token');
  const { port } = await pressBefore(refuse, 60_000);
  const answer = await text(begin(port, upload, 8));
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  expect(answer).toMatch(/^Connection: close\r$/m);
  expect(answer).toContain('no token');
});

test('Next is not left waiting for who has gone', async () => {
  const { port, nextServer, reached } = await pressBefore(takeIt, 60_000);
  const heard = once(nextServer, 'request');
  const socket = begin(port, upload, 8, 'half');
  await heard;
  const cut = once(reached[0]!, 'aborted');
  socket.destroy();
  await cut;
  expect(reached[0]!.complete).toBe(false);
});
