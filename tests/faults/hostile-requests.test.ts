import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { programOf } from '#scripts/test/programs.ts';
import { pressBeforePretendedNext } from '../support/pretended-press.ts';

let site: Awaited<ReturnType<typeof pressBeforePretendedNext>>;
beforeAll(async () => {
  site = await pressBeforePretendedNext();
});
afterAll(() => site.end());

const get = (path: string, headers: Record<string, string> = {}) => fetch(site.url + path, { headers });

/** Sends bytes as they are and gives all that comes back until the press hangs up. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(site.port, '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

test('500 readers at once of a cold page that takes a second: one render, and all get it', async () => {
  const answers = await Promise.all(Array.from({ length: 500 }, () => get('/article/slow')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())));
  expect(bodies.size).toBe(1);
  expect([...bodies][0]).toContain('render 1 of /article/slow');
});

describe('no header or parameter of a request changes what the next reader gets', () => {
  const hostile: Record<string, string>[] = [
    { 'X-Forwarded-Host': 'evil.example' },
    { 'X-Forwarded-Proto': 'http', 'X-Forwarded-For': '6.6.6.6', 'X-Forwarded-Port': '1' },
    { Forwarded: 'host=evil.example' },
    { RSC: '1' },
    { 'Next-Router-State-Tree': '%5B%22%22%5D', 'Next-Router-Prefetch': '1' },
    { 'Next-Router-Segment-Prefetch': '/_tree', 'Next-Url': '/evil' },
    { 'x-middleware-subrequest': 'middleware:middleware' },
    { 'x-middleware-prefetch': '1', 'x-middleware-rewrite': '/evil' },
    { 'x-nextjs-data': '1', 'x-nextjs-cache': 'HIT', 'x-nextjs-redirect': '/evil' },
    { 'x-matched-path': '/evil', 'x-now-route-matches': '1=evil' },
    { 'Next-Action': 'abc', Cookie: '__prerender_bypass=1; __next_preview_data=1' },
    { Authorization: 'Bearer x', 'Accept-Language': 'xx', Origin: 'https://evil.example' },
    { 'X-HTTP-Method-Override': 'DELETE', 'Content-Security-Policy': "script-src 'nonce-evil'" },
  ];
  const parameters = '?nxtPslug=evil&_rsc=1&__nextLocale=xx&nxtIslug=evil&x-prerender-revalidate=1';

  test.each(hostile.map((headers, i) => [Object.keys(headers).join(', '), headers, i] as const))(
    '%s',
    async (_, headers, i) => {
      const path = `/article/echo-${i}`;
      const first = await (await get(path + parameters, headers)).text();
      expect(first).toContain(`render 1 of ${path};`);
      for (const value of [...Object.keys(headers).map((name) => name.toLowerCase()), 'evil', 'nxtP']) {
        expect(first).not.toContain(`"${value}"`);
      }
      expect(first).not.toMatch(/evil|6\.6\.6\.6|nxtP|_rsc/);
      expect(await (await get(path)).text()).toBe(first);
    },
  );
});

test('a page answers 304 to who has it, and HEAD without its text', async () => {
  const page = await get('/about', { 'Accept-Encoding': 'gzip' });
  const entityTag = page.headers.get('etag')!;
  await page.text();
  const again = await get('/about', { 'Accept-Encoding': 'gzip', 'If-None-Match': `"other", W/${entityTag}` });
  expect(again.status).toBe(304);
  expect(again.headers.get('etag')).toBe(entityTag);
  expect(again.headers.get('vary')).toBe('Accept-Encoding');
  expect((await get('/about', { 'Accept-Encoding': 'br', 'If-None-Match': entityTag })).status).toBe(200);
  const head = await fetch(`${site.url}/about`, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
});

test('a route takes the methods that it has a use for, and a body of the size it needs', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
    const answer = await fetch(`${site.url}/about`, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  }
  expect((await get('/api/newsletter')).status).toBe(405);
  const post = (body: string) => fetch(`${site.url}/api/newsletter`, { method: 'POST', body });
  expect((await post('x'.repeat(4096))).status).toBe(200);
  expect((await post('x'.repeat(4097))).status).toBe(413);
});

test('a program at the desk shows its token and signature, and no cookie goes along', async () => {
  const answer = await fetch(`${site.url}/api/desk/articles`, {
    method: 'POST',
    headers: {
      Authorization: 'Bearer bs_x',
      'X-Broadsheet-Timestamp': '1',
      'X-Broadsheet-Signature': 'v1=0',
      Cookie: 'session=abc',
    },
    body: '{}',
  });
  const seen = await answer.text();
  for (const name of ['authorization', 'x-broadsheet-timestamp', 'x-broadsheet-signature']) {
    expect(seen).toContain(`"${name}"`);
  }
  expect(seen).not.toContain('session=abc');
});

test('a body that comes in pieces is counted while it comes', async () => {
  const chunk = `1000\r\n${'x'.repeat(4096)}\r\n`;
  const answer = await raw(
    `POST /api/newsletter HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunk}${chunk}0\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 413/);
});

test('addresses and headers beyond measure are refused', async () => {
  expect((await get(`/${'x'.repeat(5000)}`)).status).toBe(400);
  expect(await raw(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431/);
  expect(await raw('GET http://evil.example/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(
    /^HTTP\/1\.1 400/,
  );
  expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
});

test('nobody is upgraded to another protocol, and nothing of it reaches Next', async () => {
  const ask = 'Host: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Key: eA==\r\n\r\n';
  const answer = await raw(`GET /article/upgrade HTTP/1.1\r\n${ask}`);
  expect(answer).not.toMatch(/^HTTP\/1\.1 101/);
  expect(answer).not.toContain('"upgrade"');
});

test('where pages of the desk will be there is nothing yet: no cache is told so, and nothing reaches Next', async () => {
  for (const method of ['GET', 'POST']) {
    const answer = await fetch(`${site.url}/desk/articles`, {
      method,
      headers: { Cookie: 'session=abc' },
      ...(method === 'POST' ? { body: 'x'.repeat(100_000) } : {}),
    });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(await answer.text()).toBe('There is nothing at this address.\n');
  }
});

test('who floods the form is asked to wait; readers of printed pages are not', async () => {
  await (await get('/about')).text();
  let waited = 0;
  for (let i = 0; i < 40 && waited === 0; i += 1) {
    const answer = await fetch(`${site.url}/api/newsletter`, { method: 'POST', body: 'email=a' });
    if (answer.status === 429) waited = Number(answer.headers.get('retry-after'));
  }
  expect(waited).toBeGreaterThan(0);
  expect((await get('/about')).status).toBe(200);
});

test('without its token, /metrics is for this machine alone, and not through a proxy', async () => {
  expect(await (await get('/metrics')).text()).toContain('broadsheet_requests_total');
  expect((await get('/metrics', { 'X-Forwarded-For': '127.0.0.1' })).status).toBe(404);
});

describe('slow clients', () => {
  test.each([
    ['that send their headers a byte at a time', ['-H', '-i', '1']],
    ['that send their body a byte at a time', ['-B', '-i', '1', '-s', '4000', '-t', 'POST']],
    ['that take the answer a byte at a time', ['-X', '-w', '1', '-y', '8', '-n', '1', '-z', '1', '-k', '3']],
  ])('%s hold up nobody else', async (what, mode) => {
    const path = what.includes('body') ? '/api/newsletter' : '/about';
    const attack = spawn(
      programOf('slowhttptest'),
      ['-c', '400', '-r', '400', '-l', '5', '-p', '3', '-u', site.url + path, ...mode],
      {
        stdio: 'ignore',
      },
    );
    let over = false;
    const ended = once(attack, 'exit').then(() => (over = true));
    // All the while that it lasts, at least one reader after the other is answered.
    let answered = 0;
    while (!over) {
      const answer = await get('/about');
      await answer.text();
      expect(answer.status).toBe(200);
      answered += 1;
    }
    await ended;
    expect(answered).toBeGreaterThan(30);
  });
});
