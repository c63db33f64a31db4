import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { LiveStreams } from '#press/live/live-streams.ts';
import { printPage, type PrintedPage } from '#press/page/printed-page.ts';

/** A story's feed and who listens to it, over real connections. */
async function aStory({ most = 100 } = {}) {
  let change = 1;
  let body: object | null = { state: 'live', updates: [] };
  let seen = 1;
  let withdrawn = false;
  const read = vi.fn(async (): Promise<PrintedPage | null> => {
    await setImmediate();
    if (withdrawn) return null;
    return printPage(
      {
        status: body ? 200 : 404,
        headers: { 'content-type': 'application/json', 'x-as-of': String(seen) },
        body: Buffer.from(JSON.stringify(body)),
      },
      null,
      new Map(),
    );
  });
  const streams = new LiveStreams({ read, most, isOvertaken: ({ asOf }) => asOf !== null && asOf < change });
  const server = createServer((question, response) => {
    const address = String(question.headers['x-from'] ?? 'somewhere');
    void streams.open({ request: question, response, id: '1', https: false }, 'strait', address);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({ server, streams });
  const { port } = server.address() as AddressInfo;
  return {
    streams,
    read,
    listen: (from = 'somewhere') => listen(port, { 'x-from': from }),
    withdraw() {
      withdrawn = true;
      change += 1;
      streams.follow();
    },
    /** The feed is now this, or gone. */
    change(now: object | null) {
      change += 1;
      seen = change;
      body = now;
      streams.follow();
    },
    /** The feed will be this; a render that is under way has not seen it yet. @returns lets it be seen */
    changeLate(now: object | null) {
      change += 1;
      streams.follow();
      return () => {
        seen = change;
        body = now;
      };
    },
  };
}

const open: { server: Server; streams: LiveStreams }[] = [];
afterEach(() => {
  for (const { server, streams } of open.splice(0)) {
    streams.end();
    server.close();
    server.closeAllConnections();
  }
});

async function listen(port: number, headers: Record<string, string>) {
  const asked = request({ host: '127.0.0.1', port, headers, agent: false }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const heard: { state: string; updates: unknown[] }[] = [];
  let ended = false;
  answer.on('data', (piece: Buffer) => {
    for (const [, json] of piece.toString().matchAll(/^data: (.*)$/gm)) heard.push(JSON.parse(json!));
  });
  answer.on('end', () => (ended = true));
  answer.on('error', () => {});
  return { answer, heard, hasEnded: () => ended, leave: () => asked.destroy() };
}

test('a reader hears at once how the coverage stands, and then of each change', async () => {
  const { listen, change } = await aStory();
  const reader = await listen();
  expect(reader.answer.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  await expect.poll(() => reader.heard.length).toBe(1);
  change({ state: 'live', updates: [{ number: 1 }] });
  await expect.poll(() => reader.heard.at(-1)?.updates).toEqual([{ number: 1 }]);
});

test('however many listen, a change is read once', async () => {
  const { listen, change, read } = await aStory();
  const readers = await Promise.all(Array.from({ length: 50 }, (_, i) => listen(`reader-${i}`)));
  read.mockClear();
  change({ state: 'live', updates: [{ number: 1 }] });
  await expect.poll(() => readers.every(({ heard }) => heard.length === 2)).toBe(true);
  expect(read).toHaveBeenCalledTimes(1);
});

test('a feed that is not yet as new as the change is read again', async () => {
  const { listen, changeLate, read } = await aStory();
  const reader = await listen();
  read.mockClear();
  const seen = changeLate({ state: 'live', updates: [{ number: 1 }] });
  await expect.poll(() => read.mock.calls.length).toBe(1);
  seen();
  await expect.poll(() => reader.heard.at(-1)?.updates).toEqual([{ number: 1 }]);
});

test('a change that leaves the feed as it was is told to nobody', async () => {
  const { listen, change } = await aStory();
  const reader = await listen();
  change({ state: 'live', updates: [] });
  change({ state: 'live', updates: [{ number: 1 }] });
  await expect.poll(() => reader.heard.at(-1)?.updates).toEqual([{ number: 1 }]);
  expect(reader.heard).toHaveLength(2);
});

test('when the coverage ends readers hear it, and their streams end', async () => {
  const { listen, change } = await aStory();
  const reader = await listen();
  change({ state: 'ended', updates: [] });
  await expect.poll(reader.hasEnded).toBe(true);
  expect(reader.heard.at(-1)?.state).toBe('ended');
  // 204 tells a browser not to come back.
  expect((await listen()).answer.statusCode).toBe(204);
});

test('when the story is renamed or withdrawn the streams end, and there is none any more', async () => {
  for (const happen of ['rename', 'withdraw']) {
    const { listen, change, withdraw } = await aStory();
    const reader = await listen();
    if (happen === 'rename') change(null);
    else withdraw();
    await expect.poll(reader.hasEnded).toBe(true);
    expect((await listen()).answer.statusCode).toBe(404);
  }
});

test('one address has twenty streams, and may open another when one has gone', async () => {
  const { listen, streams } = await aStory();
  const readers = await Promise.all(Array.from({ length: 20 }, () => listen('office')));
  expect((await listen('office')).answer.statusCode).toBe(429);
  expect((await listen('elsewhere')).answer.statusCode).toBe(200);
  readers[0]?.leave();
  await expect.poll(() => streams.size).toBe(20);
  expect((await listen('office')).answer.statusCode).toBe(200);
});

test('all together have no more than the bound', async () => {
  const { listen } = await aStory({ most: 3 });
  const answers = await Promise.all([1, 2, 3, 4, 5].map((i) => listen(`reader-${i}`)));
  expect(answers.map(({ answer }) => answer.statusCode).sort()).toEqual([200, 200, 200, 503, 503]);
});

test('who takes nothing is dropped', async () => {
  const { listen, change, streams } = await aStory();
  const reader = await listen();
  reader.answer.pause();
  let number = 0;
  const nobodyListens = () => {
    number += 1;
    change({ state: 'live', updates: [{ number, headline: String(number).repeat(1_000_000) }] });
    return streams.size === 0;
  };
  await expect.poll(nobodyListens).toBe(true);
});
