import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Purged {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** What it was told to purge, however that was said. */
  tags: string[];
}

/** How it answers a call; null leaves it without an answer. */
type Answer = { status: number; headers?: Record<string, string>; body?: string } | null;

/** Stands in for a cache that can be purged: it notes what it is told, and answers as a test wants. */
export async function pretendedCache(
  answer: (call: Purged, count: number) => Answer | Promise<Answer> = () => ({ status: 200 }),
) {
  const calls: Purged[] = [];
  const open = new Set<ServerResponse>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    const { method = '', url: path = '', headers } = request;
    const named = headers['surrogate-key'] ?? headers['xkey-purge'];
    const tags = named === undefined ? (JSON.parse(body) as { tags: string[] }).tags : String(named).split(' ');
    const call = { method, path, headers, body, tags };
    calls.push(call);
    open.add(response);
    const said = await answer(call, calls.length);
    if (said) response.writeHead(said.status, said.headers).end(said.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    tags: () => calls.flatMap(({ tags }) => tags),
    /** Answers from now on. */
    answers(next: typeof answer) {
      answer = next;
    },
    close: async () => {
      open.forEach((response) => response.destroy());
      await new Promise((closed) => server.close(closed));
    },
  };
}
export type PretendedCache = Awaited<ReturnType<typeof pretendedCache>>;
