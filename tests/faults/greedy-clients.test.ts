import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pressBeforePretendedNext } from '../support/pretended-press.ts';
import { until } from '../support/until.ts';

/** Behind a proxy, so that a test can ask from any address. */
let site: Awaited<ReturnType<typeof pressBeforePretendedNext>>;
/** Without one: connections are the readers' own. */
let bare: typeof site;
beforeAll(async () => {
  [site, bare] = await Promise.all([
    pressBeforePretendedNext({ TRUSTED_PROXIES: '1' }),
    pressBeforePretendedNext({ METRICS_TOKEN: 'a-token-for-metrics' }),
  ]);
});
afterAll(() => Promise.all([site.end(), bare.end()]));

const get = (path: string, address = '198.51.100.1', signal?: AbortSignal) =>
  fetch(site.url + path, { headers: { 'X-Forwarded-For': address }, ...(signal ? { signal } : {}) });

/** How often the press refused for this reason. */
async function refusals(reason: string): Promise<number> {
  const answer = await fetch(`${bare.url}/metrics`, { headers: { Authorization: 'Bearer a-token-for-metrics' } });
  const said = new RegExp(`broadsheet_refusals_total\\{reason="${reason}"\\} (\\d+)`).exec(await answer.text())?.[1];
  return Number(said ?? 0);
}

test.each(Object.getOwnPropertyNames(Object.prototype))('/%s is an address like any other', async (name) => {
  for (const path of [`/${name}`, `/article/${name}`, `/?${name}=1`]) expect((await get(path)).status).toBe(200);
});

/** As the how-manieth Next began a page, or Infinity where it did not. */
const turnOf = async (answer: Response) => Number(/; turn (\d+);/.exec(await answer.text())?.[1] ?? Infinity);

test('who asks for 200 unknown pages at once is told to come again, and another reader does not wait behind them', async () => {
  let refusedSoFar = 0;
  const flood = Array.from({ length: 200 }, async (_, i) => {
    const answer = await get(`/article/held-${i}`, '198.51.100.66');
    refusedSoFar += answer.status === 429 ? 1 : 0;
    return { status: answer.status, retryAfter: Number(answer.headers.get('retry-after')), turn: await turnOf(answer) };
  });
  // All have been heard: one has Next, some wait, the others were refused.
  await until(() => refusedSoFar >= 175);
  const reader = get('/article/for-a-reader');
  // What is asked for later has been answered, so the reader's page waits by now.
  await (await get('/healthz')).text();
  await fetch(`http://127.0.0.1:${site.press.next.port}/let-go`);
  const answer = await reader;
  expect(answer.status).toBe(200);
  const turns = (await Promise.all(flood)).map(({ turn }) => turn);
  expect(await turnOf(answer)).toBeLessThanOrEqual(Math.min(...turns) + 3);
  const answers = await Promise.all(flood);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(100);
  for (const { retryAfter } of refused) expect(retryAfter).toBeGreaterThan(0);
  expect(answers.every(({ status }) => [200, 429].includes(status))).toBe(true);
});

test('a page that hangs, or breaks, at an address that somebody made up is no fault of the site', async () => {
  await get('/');
  const reader = new AbortController();
  expect((await get('/article/breaks')).status).toBe(503);
  const hanging = get('/article/hangs', '198.51.100.77', reader.signal).catch(() => {});
  const report = (await (await get('/readyz')).json()) as { checks: Record<string, { ok: boolean }> };
  expect(report.checks).toMatchObject({ next: { ok: true }, pages: { ok: true } });
  expect((await get('/latest')).status).toBe(200);
  reader.abort();
  await hanging;
});

test('strangers learn that something is wrong, not what this machine says of it', async () => {
  const stranger = await (await get('/readyz')).text();
  expect(JSON.parse(stranger)).toMatchObject({ ready: false, checks: { store: { ok: false } } });
  expect(stranger).not.toMatch(/reason|none\.db|\/tmp/);
  const operator = await fetch(`${bare.url}/readyz`, { headers: { Authorization: 'Bearer a-token-for-metrics' } });
  const said = await operator.text();
  expect(JSON.parse(said)).toMatchObject({ checks: { store: { reason: expect.any(String) } } });
  expect(said).not.toContain('/tmp');
});

describe('requests sent ahead', () => {
  const ask = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
  const opened = async () => {
    const socket = connect(bare.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    return socket.on('error', () => {});
  };
  const closed = (socket: Socket) => socket.destroyed || socket.readyState === 'closed';

  test('a few are answered, in their order', async () => {
    const socket = await opened();
    const paths = Array.from({ length: 12 }, (_, i) => `/article/ahead-${i}`);
    let said = '';
    socket.on('data', (piece) => (said += piece.toString()));
    socket.write(paths.map(ask).join(''));
    await until(async () => said.includes('of /article/ahead-11;'));
    expect([...said.matchAll(/render 1 of (\S+);/g)].map(([, path]) => path)).toEqual(paths);
    socket.destroy();
  });

  test('a hundred connections that take nothing cost little memory, and 1,400 on one are not waited for', async () => {
    await (await fetch(`${bare.url}/article/big`)).text();
    const before = process.memoryUsage().arrayBuffers;
    const sockets = await Promise.all(Array.from({ length: 100 }, opened));
    for (const socket of sockets) {
      socket.pause();
      socket.write(ask('/article/big').repeat(16));
    }
    await until(async () => sockets.every((socket) => socket.writableLength === 0));
    // What was sent before it on another connection has been read when this is answered.
    await (await fetch(`${bare.url}/article/big`)).text();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);

    const greedy = await opened();
    greedy.write(ask('/article/big').repeat(1400));
    greedy.resume();
    await until(async () => closed(greedy));
    expect(await refusals('pipelining')).toBeGreaterThan(0);
    expect((await fetch(`${bare.url}/article/big`)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
  });

  test('an address has a bounded number of connections, and has its say again when it has closed some', async () => {
    const sockets = await Promise.all(Array.from({ length: 700 }, opened));
    await until(async () => sockets.filter(closed).length >= 90);
    expect(sockets.filter(closed).length).toBeLessThan(200);
    for (const socket of sockets) socket.destroy();
    await until(async () =>
      fetch(`${bare.url}/article/big`).then(
        ({ status }) => status === 200,
        () => false,
      ),
    );
    expect(await refusals('connections')).toBeGreaterThan(0);
  });
});
