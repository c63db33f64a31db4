import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { movedUrl } from '#lib/news/urls.ts';
import { parseAddress } from '#press/address.ts';
import { front } from '#press/front.ts';
import type { FrontParts } from '#press/front-parts.ts';
import type { Rendered } from '#press/next/ask-next.ts';
import { OldQueries } from '#press/old-queries.ts';
import { plainAddress } from '#press/plain-address.ts';
import { memoryOf } from '#tests/support/page-memory.ts';

test('what other systems hang on to an address, and capitals, are not part of ours', () => {
  for (const [asked, meant] of [
    ['/index.html', '/'],
    ['/INDEX.PHP', '/'],
    ['/About', '/about'],
    ['/about.html', '/about'],
    ['/about/index.htm', '/about'],
    ['/article/Strait/amp', '/article/strait'],
    ['/article/strait.amp', '/article/strait'],
    ['/article/STRAIT.MD', '/article/strait.md'],
    ['/Article/Strait.html/amp/index.html', '/article/strait'],
    ['/CAF%C3%89', '/caf%C3%A9'],
  ]) {
    expect(plainAddress(asked!), asked).toBe(meant);
  }
  for (const plain of ['/', '/about', '/article/strait.md', '/feeds/rss.xml', '/example', '/champ', '/caf%C3%A9']) {
    expect(plainAddress(plain), plain).toBeNull();
  }
});

test('slashes too many are noticed, and lead to no other host', () => {
  expect(parseAddress('//evil.example/x')).toMatchObject({ path: '/evil.example/x', untidy: true });
  expect(parseAddress('/about//')).toMatchObject({ path: '/about/', untidy: true });
  expect(parseAddress('/about')).toMatchObject({ path: '/about', untidy: false });
});

test('only a query that an old address is told apart by makes another page, whatever else stands beside it', () => {
  const old = new OldQueries(['/?p=123', '/index.php?lang=en&page_id=7', '/café?id=a+b']);
  const find = (target: string) => {
    const { path, query } = parseAddress(target)!;
    return old.find(path, query);
  };
  expect(find('/?p=123')).toBe('/?p=123');
  expect(find('/?utm_source=x&p=123&p_=1')).toBe('/?p=123');
  expect(find('/index.php?page_id=7&lang=en')).toBe('/index.php?lang=en&page_id=7');
  expect(find('/caf%C3%A9?id=a%20b')).toBe('/café?id=a+b');
  for (const none of ['/', '/?p=124', '/?q=123', '/about?p=123', '/index.php?page_id=7', '/?p=123&p=123']) {
    expect(find(none), none).toBeNull();
  }
});

test('a permalink that was told apart by its query leads to its article behind an index file too', async () => {
  const html = { 'content-type': 'text/html' };
  const pages: Record<string, Rendered> = {
    '/': { status: 200, headers: html, body: Buffer.from('<!doctype html>') },
    [movedUrl('/?p=123')]: { status: 308, headers: { location: '/article/round-the-cape' }, body: Buffer.from('') },
  };
  const nothing: Rendered = { status: 404, headers: html, body: Buffer.from('<!doctype html>') };
  const parts = {
    memory: memoryOf({ ask: async (key) => pages[key] ?? nothing }),
    metrics: { count: () => {} },
    log: pino({ level: 'silent' }),
    oldQueries: () => new OldQueries(['/?p=123']),
    files: { has: () => false },
    renderLimit: { take: () => 0 },
    answerWithin: 60_000,
    texts: new Map(),
    settings: () => ({ https: true, cacheLimit: 0 }),
    draining: () => false,
  } as unknown as FrontParts;
  const server = createServer(front(parts));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const leadsTo = async (path: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' })).headers.get('location');
  for (const asked of ['/?p=123', '/index.php?p=123', '/INDEX.html?p=123']) {
    expect(await leadsTo(asked), asked).toBe('/article/round-the-cape');
  }
  expect(await leadsTo('/index.php?utm_source=x&p=123')).toBe('/article/round-the-cape?utm_source=x');
  expect(await leadsTo('/index.php?p=124')).toBe('/?p=124');
});

test('as many faults are looked through as people make, not as many as fit into an address', () => {
  expect(plainAddress('/about.html/amp).html.amp/index.html')).toBe('/about');
  expect(plainAddress(`/about${').'.repeat(1000)}`)).toBe('/about');
  expect(plainAddress(`/about${'.html'.repeat(800)}`)).toMatch(/\.html$/);
});
