import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readEnv } from '#lib/config/env.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { purgeCarrier } from '#press/purge/carry-purges.ts';
import type { pauseAfter } from '#press/store/back-off.ts';
import { OutboxWorker } from '#press/store/outbox-worker.ts';
import { broadsheet as run } from '../support/broadsheet.ts';
import { pretendedCache, type PretendedCache } from '../support/pretended-cache.ts';
import { dialects, emptied, newStore } from './stores.ts';

const otherProcess = fileURLToPath(new URL('./work-outbox.ts', import.meta.url));

describe.each(dialects)('the worker of the outbox on %s', (dialect) => {
  let store: Store;
  let url: string;
  let end: () => Promise<void>;
  let cache: PretendedCache;
  const workers: OutboxWorker[] = [];
  const lines: string[] = [];

  beforeAll(async () => ({ store, url, end } = await newStore(dialect)));
  beforeEach(async () => {
    await emptied(store);
    cache = await pretendedCache();
    lines.length = 0;
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    await cache.close();
  });
  afterAll(() => end());

  const log = pino({ level: 'debug' }, { write: (line: string) => lines.push(line) });
  /** What failed is tried again at once, or when the other side asks for it. */
  const atOnce: typeof pauseAfter = (_attempts, asked) => asked ?? 0;
  const work = (environment: Record<string, string>, noticed = () => Infinity, over = store) => {
    const targets = readEnv({ NODE_ENV: 'test', ...environment }).purgeTargets;
    const carriers = { purge: purgeCarrier({ targets, noticed }) };
    workers.push(new OutboxWorker({ store: () => over, carriers, log, pauseAfter: atOnce }));
  };
  const publish = (...tags: string[]) => store.outbox.enqueue('purge', { tags, change: 1 });
  const jobs = async () => ({
    waiting: await store.outbox.jobs('waiting', 100),
    failed: await store.outbox.jobs('failed', 100),
    done: await store.outbox.jobs('done', 100),
  });
  const allDone = () => expect.poll(async () => (await jobs()).waiting).toEqual([]);
  const makeDue = () =>
    store.transaction((tx) => tx.db.updateTable('outbox').set({ due_at: '2000-01-01T00:00:00.000Z' }).execute());

  test('what is due together is one purge, and each job is done', async () => {
    await publish('article:law', 'front');
    await publish('article:sea', 'front');
    work({ PURGE_URLS: cache.url, PURGE_TOKEN: 'sesame' });
    await allDone();
    expect(cache.calls).toHaveLength(1);
    expect(cache.calls[0]).toMatchObject({ method: 'PURGE', tags: ['article:law', 'front', 'article:sea'] });
    expect(cache.calls[0]!.headers.authorization).toBe('Bearer sesame');
    expect((await jobs()).done).toHaveLength(2);
  });

  test('a cache that fails is told again later, and the operator sees why', async () => {
    cache.answers((_, count) => (count <= 2 ? { status: 503, body: 'try later, sesame' } : { status: 200 }));
    await publish('front');
    work({ PURGE_URLS: `${cache.url}/purge/`, PURGE_TOKEN: 'sesame' });
    const error = () => jobs().then(({ waiting }) => waiting[0]?.lastError);
    await expect.poll(error).toBe(`${new URL(cache.url).host}/purge answered 503: try later, …`);
    await allDone();
    expect(cache.calls).toHaveLength(3);
    expect((await jobs()).done[0]).toMatchObject({ attempts: 3, lastError: null });
    expect(lines.join('')).toContain('answered 503');
    expect(lines.join('')).not.toContain('sesame');
  });

  test('a cache that asks for time gets it, whatever else there is to tell it', async () => {
    cache.answers((_, count) => (count === 1 ? { status: 429, headers: { 'Retry-After': '2' } } : { status: 200 }));
    await publish('front');
    const askedAt = Date.parse(await store.now());
    work({ PURGE_URLS: cache.url });
    await expect.poll(() => cache.calls.length).toBe(1);
    await publish('feeds');
    await allDone();
    expect(cache.tags().toSorted()).toEqual(['feeds', 'front', 'front']);
    // Neither was sent before the time it asked for was over.
    expect(Date.parse(await store.now())).toBeGreaterThanOrEqual(askedAt + 2000);
    expect(cache.tags()[0]).toBe('front');
  });

  test('a cache that hangs holds up neither a write nor another cache, and is told in the end', async () => {
    const hanging = await pretendedCache((_, count) => (count === 1 ? null : { status: 200 }));
    try {
      await publish('front');
      work({ PURGE_URLS: `${hanging.url} ${cache.url}` });
      await expect.poll(() => hanging.calls.length).toBe(1);
      await publish('feeds');
      await expect.poll(() => cache.tags()).toContain('feeds');

      const error = () => jobs().then(({ waiting }) => waiting[0]?.lastError);
      await expect.poll(error).toMatch(/did not answer within 5 s/);
      await allDone();
      expect(hanging.tags().toSorted()).toEqual(['feeds', 'front', 'front']);
      // The one that answered is not told twice.
      expect(cache.tags().toSorted()).toEqual(['feeds', 'front']);
    } finally {
      await hanging.close();
    }
  });

  test('nothing is sent before this press has noticed the change', async () => {
    let noticed = 0;
    let looks = 0;
    await publish('front');
    work({ PURGE_URLS: cache.url }, () => {
      looks += 1;
      return noticed;
    });
    await expect.poll(() => looks).toBeGreaterThan(2);
    expect(cache.calls).toEqual([]);
    noticed = 1;
    await allDone();
    expect(cache.calls).toHaveLength(1);
  });

  test('after a day it gives up, and the job stays for the operator', async () => {
    cache.answers(() => ({ status: 401 }));
    await publish('front');
    await store.transaction((tx) =>
      tx.db.updateTable('outbox').set({ created_at: '2026-01-01T00:00:00.000Z' }).execute(),
    );
    work({ PURGE_URLS: cache.url });
    await allDone();
    expect((await jobs()).failed).toMatchObject([{ attempts: 1, lastError: expect.stringContaining('answered 401') }]);
    // And is not sent with the next one either.
    await publish('feeds');
    await expect.poll(() => cache.calls.length).toBeGreaterThan(1);
    expect(cache.calls[1]!.tags).toEqual(['feeds']);
  });

  test('several workers share the jobs: each is done once', async () => {
    const other = await openStore(url);
    try {
      cache.answers(() => ({ status: 200 }));
      work({ PURGE_URLS: cache.url });
      work({ PURGE_URLS: cache.url }, undefined, other);
      for (let number = 0; number < 60; number += 1) {
        await publish(`article:a-${number}`);
        // Now and then they are let come after it, so that both get something to do.
        if (number % 10 === 9) await allDone();
      }
      await allDone();
      expect(cache.tags().toSorted()).toEqual(Array.from({ length: 60 }, (_, number) => `article:a-${number}`).sort());
      expect((await jobs()).done.every(({ attempts }) => attempts === 1)).toBe(true);
      await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    } finally {
      await other.close();
    }
  });

  test('killed in the middle of a call, it is done by another one once its lease is over', async () => {
    cache.answers((_, count) => (count === 1 ? null : { status: 200 }));
    await publish('front');
    const killed = spawn(process.execPath, [otherProcess, url, cache.url], { stdio: 'inherit' });
    await expect.poll(() => cache.calls.length).toBe(1);
    killed.kill('SIGKILL');
    work({ PURGE_URLS: cache.url });
    await publish('feeds');
    await expect.poll(() => cache.tags()).toEqual(['front', 'feeds']);
    const [job] = (await jobs()).waiting;
    expect(Date.parse(job!.dueAt) - Date.parse(await store.now())).toBeGreaterThan(100_000);

    await makeDue();
    await allDone();
    expect(cache.tags()).toEqual(['front', 'feeds', 'front']);
  });

  test('told to end, it finishes what is being sent and takes nothing new', async () => {
    let release = () => {};
    cache.answers(() => new Promise((answer) => (release = () => answer({ status: 200 }))));
    await publish('front');
    work({ PURGE_URLS: cache.url });
    await expect.poll(() => cache.calls.length).toBe(1);
    const stopped = workers.pop()!.stop();
    await publish('feeds');
    release();
    await stopped;
    expect(cache.tags()).toEqual(['front']);
    const { waiting, done } = await jobs();
    expect([waiting, done].map(({ length }) => length)).toEqual([1, 1]);
  });

  test('Fastly and Cloudflare are told in their own ways; a no in the answer is a no', async () => {
    const sayNo = { status: 200, body: '{"success": false, "errors": [{"code": 1012, "message": "No such tag"}]}' };
    cache.answers(({ path }) =>
      path.startsWith('/zones') ? sayNo : { status: 200, body: '{"front": "108-1391560174"}' },
    );
    await publish('front');
    work({
      FASTLY_SERVICE_ID: 'abc',
      FASTLY_API_TOKEN: 'secret',
      FASTLY_API_URL: cache.url,
      CLOUDFLARE_ZONE_ID: 'def',
      CLOUDFLARE_API_TOKEN: 'secret',
      CLOUDFLARE_API_URL: cache.url,
    });
    const error = () => jobs().then(({ waiting }) => waiting[0]?.lastError);
    await expect.poll(error).toMatch(/^cloudflare answered 200: .*No such tag/);
    expect(cache.calls.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
      'POST /service/abc/purge',
      'POST /zones/def/purge_cache',
    ]);
    cache.answers(() => ({ status: 200, body: '{"success": true}' }));
    await allDone();
    expect(cache.calls.at(-1)).toMatchObject({ path: '/zones/def/purge_cache', body: '{"tags":["front"]}' });
    expect(cache.calls).toHaveLength(3);
  });

  test('a sync that changed hundreds of articles purges all pages instead of naming each', async () => {
    await publish('front', 'section:europe', ...Array.from({ length: 300 }, (_, number) => `article:${number}`));
    work({ PURGE_URLS: cache.url });
    await allDone();
    expect(cache.calls).toHaveLength(1);
    expect(cache.tags()).toEqual(['publication', 'front', 'section:europe']);
  });

  test('the command line shows the jobs, tries one again and forgets one', async () => {
    const broadsheet = (...args: string[]) => run(['outbox', ...args], { ...process.env, DATABASE_URL: url });
    await publish('front', 'feeds');
    await publish('article:law');
    const [first, second] = await store.outbox.due(2);
    await store.outbox.failed(first!.id, { error: 'fastly answered 401', retryIn: null });
    await store.outbox.done(second!.id);

    const { out } = await broadsheet();
    expect(out).toMatch(
      /Waiting: 0\n\nFailed: 1\n.*front feeds\n +fastly answered 401\n\nDone of late\n.*article:law/s,
    );
    expect(JSON.parse((await broadsheet('--json')).out)).toMatchObject({
      counts: { waiting: 0, failed: 1 },
      failed: [{ id: first!.id, kind: 'purge', lastError: 'fastly answered 401' }],
    });
    expect((await broadsheet('retry', 'all')).out).toContain('1 job is due now');
    expect((await jobs()).waiting).toHaveLength(1);
    expect((await broadsheet('drop', String(first!.id))).status).toBe(0);
    expect((await jobs()).waiting).toEqual([]);
    for (const [command, id, problem] of [
      ['retry', String(second!.id), /No job \d+ waits or has failed/],
      ['drop', 'all', /"all" is not the number of a job/],
    ] as const) {
      const refused = await broadsheet(command, id);
      expect(refused.err).toMatch(problem);
      expect(refused.status).toBe(1);
    }
  });
});
