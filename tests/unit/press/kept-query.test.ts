import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { movedUrl } from '#lib/news/urls.ts';
import { front } from '#press/front.ts';
import type { FrontParts } from '#press/front-parts.ts';
import { queryWithout, withQuery } from '#press/kept-query.ts';
import type { Rendered } from '#press/next/ask-next.ts';
import { OldQueries } from '#press/old-queries.ts';
import { memoryOf } from '#tests/support/page-memory.ts';

test('a query goes along as it was sent, and what the destination says stands', () => {
  for (const [destination, search, there] of [
    ['/about', 'utm_source=nl&b=%20+%C3%A9', '/about?utm_source=nl&b=%20+%C3%A9'],
    ['/about#history', 'a=1', '/about?a=1#history'],
    ['https://shop.example/a?b=c', 'b=d&e=f', 'https://shop.example/a?b=c&e=f'],
    ['/search?q=x', 'q=y', '/search?q=x'],
    ['/about', '&&', '/about'],
    ['/about', 'a=1#//evil.example', '/about?a=1%23//evil.example'],
    ['/about', '//evil.example', '/about?//evil.example'],
    ['/about', '@evil.example/', '/about?@evil.example/'],
  ] as const) {
    expect(withQuery(destination, search), `${destination} ${search}`).toBe(there);
  }
});

test('a key of a preview goes nowhere', () => {
  const key = `1c7a6c1e-0000-4000-8000-00000000abcd.${'x'.repeat(43)}`;
  expect(queryWithout(`key=${key}&a=1`, new Set())).toBe('a=1');
});

let asked: string[];
let leadsTo: (path: string) => Promise<string>;

beforeEach(async () => {
  const html = { 'content-type': 'text/html' };
  const page: Rendered = { status: 200, headers: html, body: Buffer.from('<!doctype html>') };
  const redirect = (location: string): Rendered => ({ status: 308, headers: { location }, body: Buffer.from('') });
  const pages: Record<string, Rendered> = {
    '/': page,
    '/about': page,
    '/article/tilde': page,
    '/article/tilde.md': { ...page, headers: { 'content-type': 'text/markdown' } },
    '/section/europe/page/2': page,
    '/feeds/section/europe/rss.xml': { ...page, headers: { 'content-type': 'application/xml' } },
    '/article/late-night': redirect('/article/tilde'),
    '/2019/old': redirect('/article/tilde'),
    '/shop': redirect('https://shop.example/a?b=c'),
    [movedUrl('/?p=123')]: redirect('/article/tilde'),
  };
  const nothing: Rendered = { status: 404, headers: html, body: Buffer.from('<!doctype html>') };
  asked = [];
  const parts = {
    memory: memoryOf({
      isVouchedFor: () => true,
      ask: async (key) => {
        asked.push(key);
        return pages[key] ?? nothing;
      },
    }),
    metrics: { count: () => {} },
    log: pino({ level: 'silent' }),
    oldQueries: () => new OldQueries(['/?p=123']),
    files: { has: () => false },
    tombstones: { find: () => undefined },
    renderLimit: { take: () => 0 },
    answerWithin: 60_000,
    texts: new Map(),
    settings: () => ({ https: true, cacheLimit: 0 }),
    draining: () => false,
  } as unknown as FrontParts;
  const server = createServer(front(parts));
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  leadsTo = async (path) => {
    const answer = await fetch(site + path, { redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.headers.get('location') ?? String(answer.status);
  };
});

test('a redirect keeps the query, whatever leads there', async () => {
  for (const [path, there] of [
    ['/article/late-night?utm_source=nl', '/article/tilde?utm_source=nl'],
    ['/2019/old/?utm_source=nl&a=%2F', '/article/tilde?utm_source=nl&a=%2F'],
    ['/shop?utm_source=nl&b=d', 'https://shop.example/a?b=c&utm_source=nl'],
    ['/about/?utm_source=nl', '/about?utm_source=nl'],
    ['//about?utm_source=nl', '/about?utm_source=nl'],
    ['/ABOUT?utm_source=NL', '/about?utm_source=NL'],
    ['/article/tilde/amp?utm_source=nl', '/article/tilde?utm_source=nl'],
    ['/article/late-night.html?utm_source=nl', '/article/tilde?utm_source=nl'],
    // What told the old page apart says nothing to the new one.
    ['/?p=123&utm_source=nl', '/article/tilde?utm_source=nl'],
    ['/index.php?p=123', '/article/tilde'],
  ] as const) {
    expect(await leadsTo(path), path).toBe(there);
  }
});

test('queries without end cost no render and no memory', async () => {
  for (let count = 0; count < 50; count += 1) await leadsTo(`/article/late-night?x=${count}`);
  expect(asked).toEqual(['/article/late-night']);
});

test('an address with the end of a sentence behind it is one hop away, in any company', async () => {
  const ends = [
    '.',
    ')',
    ',',
    ';',
    "'",
    '"',
    ']',
    '>',
    '!',
    '*',
    ':',
    '_',
    '-',
    '…',
    '”',
    '’',
    '»',
    '。',
    '）',
    ').',
    '">',
    '%20',
    '%20.',
    '%0A',
  ];
  for (const end of ends) {
    const written = end.startsWith('%') ? end : encodeURI(end);
    expect(await leadsTo(`/article/tilde${written}`), end).toBe('/article/tilde');
    expect(await leadsTo(`/article/late-night${written}?a=1`), `${end}, moved`).toBe('/article/tilde?a=1');
  }
  for (const [path, there] of [
    ['/Article//TILDE.html),/?utm_source=nl', '/article/tilde?utm_source=nl'],
    ['/article/tilde/amp).', '/article/tilde'],
    ['/article/tilde.md)', '/article/tilde.md'],
    ['/article/tilde%0D%0A', '/article/tilde'],
    ['/article/tilde%', '/article/tilde'],
    ['/article/tilde%E', '/article/tilde'],
    ['/section/europe/page/2).', '/section/europe/page/2'],
    ['/feeds/section/europe/rss.xml,', '/feeds/section/europe/rss.xml'],
    ['/).', '/'],
    ['/article/tilde/).', '/article/tilde'],
    ['/article/tilde%E2%80%8B', '/article/tilde'],
    // A sign may be a name: there is nothing by that one.
    ['/%F0%9F%9A%A8', '404'],
    ['/article/%F0%9F%9A%A8', '404'],
    ['/nothing-here).', '404'],
  ] as const) {
    expect(await leadsTo(path), path).toBe(there);
  }
});
