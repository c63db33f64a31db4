import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Announced {
  type: string;
  body: string;
}

/** How it answers a call. */
type Answer = { status: number; headers?: Record<string, string>; body?: string };

/** Stands in for a hub or a search engine that is told of changes: it notes what it is told, and answers as a test wants. */
export async function pretendedHub(answer: (count: number) => Answer = () => ({ status: 202 })) {
  const calls: Announced[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    calls.push({ type: request.headers['content-type'] ?? '', body });
    const { status, headers, body: text } = answer(calls.length);
    response.writeHead(status, headers).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ping`,
    calls,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}
