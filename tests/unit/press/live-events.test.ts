import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressBeforePretendedNext } from '../../support/pretended-press.ts';

let site: Awaited<ReturnType<typeof pressBeforePretendedNext>>;
beforeAll(async () => {
  site = await pressBeforePretendedNext({ TRUSTED_PROXIES: '1', LIVE_STREAMS: '30' });
});
afterAll(() => site.end());

const events = '/api/live/strait/events';
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(site.url + path, { headers: { ...headers, Connection: 'close' }, method });

test('the feed is sent from memory, with an entity tag', async () => {
  const feed = await get('/api/live/strait', { 'Accept-Encoding': 'gzip' });
  expect(await feed.json()).toEqual({ state: 'live', updates: [] });
  const again = await get('/api/live/strait', {
    'Accept-Encoding': 'gzip',
    'If-None-Match': feed.headers.get('etag') ?? '',
  });
  expect(again.status).toBe(304);
});

test('of a story without live coverage there is neither feed nor stream', async () => {
  for (const path of ['/api/live/unknown', '/api/live/unknown/events', '/api/live/', '/api/live/strait/other']) {
    expect((await get(path)).status, path).toBe(404);
  }
  expect((await get('/api/live/over/events')).status).toBe(204);
});

test('a stream is for reading alone', async () => {
  for (const method of ['HEAD', 'POST', 'OPTIONS']) {
    const answer = await get(events, {}, method);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET');
  }
});

test('what a reader says to have heard last changes nothing', async () => {
  const answer = await get(events, { 'Last-Event-ID': 'nonsense\u00ff' });
  const reader = answer.body!.getReader();
  const { value } = await reader.read();
  expect(Buffer.from(value!).toString()).toContain('data: {"state":"live"');
  await reader.cancel();
});

test('streams are counted by the address that our proxy names, and in all', async () => {
  const readers: ClientRequest[] = [];
  const statusFrom = async (address: string) => {
    const headers = { 'X-Forwarded-For': address };
    const asked = request(site.url + events, { headers, agent: false }).end();
    readers.push(asked);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    return answer.on('error', () => {}).statusCode;
  };
  const office = await Promise.all(Array.from({ length: 22 }, () => statusFrom('203.0.113.9')));
  expect(office.filter((status) => status === 429)).toHaveLength(2);
  const others = await Promise.all(Array.from({ length: 12 }, (_, i) => statusFrom(`198.51.100.${i}`)));
  expect(others).toContain(503);
  expect([...office, ...others].filter((status) => status === 200)).toHaveLength(30);
  readers.forEach((reader) => reader.destroy());
});

test('a press with open streams ends in time', async () => {
  const other = await pressBeforePretendedNext();
  const reader = connect(other.port, '127.0.0.1');
  reader.write(`GET ${events} HTTP/1.1\r\nHost: x\r\n\r\n`);
  const heard: Buffer[] = [];
  reader.on('data', (piece) => heard.push(piece));
  await expect.poll(() => Buffer.concat(heard).toString()).toContain('data: ');
  // It says so to those who listen, and does not wait to cut them off.
  const ended = once(reader, 'end');
  await Promise.all([other.end(), ended]);
});
