import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import pino from 'pino';
import type { FrontParts } from '#press/front-parts.ts';
import { front } from '#press/front.ts';
import type { Refusal } from '#press/metrics.ts';
import { RefusalLog } from '#press/refusal-log.ts';
import { memoryOf } from '#tests/support/page-memory.ts';

const never = () => new Promise<never>(() => {});

test.each([
  ['a page', '/article/strait'],
  ['a file', '/media/a.0a1b2c3d/full-400.avif'],
  ['what is handed on', '/api/openapi.json'],
  ['a report', '/readyz'],
])('%s that nobody answers is answered in time, logged and counted', async (_, path) => {
  const lines: { refusal?: Refusal; url?: string }[] = [];
  const counted: Refusal[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const parts = {
    memory: memoryOf({ ask: never }),
    metrics: { count: () => {} },
    log,
    refusalLog: new RefusalLog(log, (refusal) => counted.push(refusal)),
    oldQueries: () => ({ find: () => null }),
    files: { has: () => false, serve: never, sheets: new Map() },
    next: { ready: never },
    report: never,
    tombstones: { find: () => undefined },
    limit: { take: () => 0 },
    renderLimit: { take: () => 0 },
    texts: new Map(),
    publication: () => null,
    settings: () => ({ https: true, cacheLimit: 0 }),
    draining: () => false,
    trustedProxies: 0,
    answerWithin: 20,
  } as unknown as FrontParts;
  const server = createServer(front(parts));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await answer.text()).toContain('Something broke at our end');
  expect(counted).toEqual(['stuck']);
  expect(lines).toMatchObject([{ refusal: 'stuck', url: path }]);
});

test('who is refused a thousand times does not fill the disk with lines', () => {
  const lines: unknown[] = [];
  let count = 0;
  const log = new RefusalLog(pino({}, { write: (line: string) => void lines.push(line) }), () => (count += 1));
  for (let i = 0; i < 1000; i += 1) log.note('connections', { address: '198.51.100.1' });
  log.note('pipelining', { address: '198.51.100.1' });
  expect(count).toBe(1001);
  expect(lines).toHaveLength(2);
});
