import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { programOf } from '#scripts/test/programs.ts';
import { rename, standDown, withdraw } from '#lib/desk/commands/amend.ts';
import { schedule } from '#lib/desk/commands/publish.ts';
import { revise } from '#lib/desk/commands/write.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { monthOf } from '#lib/news/dates.ts';
import { monthSitemapUrl } from '#lib/news/sitemaps.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { cuttableTo, type Cuttable } from '../support/cuttable.ts';
import { begun, deskOf, draft } from '../support/desk.ts';
import { tokenFor } from '../support/token-for.ts';
import { noticed } from '../support/noticed.ts';
import { postgresServer, type PostgresServer } from '../support/postgres.ts';
import { layOutMeridian, startSite, type Served } from '../support/serve.ts';
import { testSite, type TestSite } from '../support/sites.ts';
import { mentioning, readNewest, readSurfaces } from '../support/surfaces.ts';
import { syncInProcess } from '../support/sync-in-process.ts';
import { until } from '../support/until.ts';

/** Two instances of the Meridian on one PostgreSQL; the second one reaches it through a network that can be cut. */
let postgres: PostgresServer;
let network: Cuttable;
let first: TestSite;
let second: TestSite;
let servers: Served[];
let store: Store;
let desk: Desk;

const both = () => [first, second];
const read = (site: TestSite, path: string) => readNewest(site.url + path);
const belongsTo = [
  '/',
  '/section/oceans',
  '/topic/fisheries',
  '/author/mara-lindqvist',
  '/feeds/rss.xml',
  monthSitemapUrl(monthOf(new Date().toISOString())),
];

/** The environment of a process whose clock is an hour ahead. */
const anHourAhead = (): Record<string, string> => ({
  LD_PRELOAD: programOf('faketime'),
  FAKETIME: '+1h',
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
});

beforeAll(async () => {
  postgres = await postgresServer();
  network = await cuttableTo(postgres.port);
  const direct = new URL(postgres.url);
  const cuttable = new URL(postgres.url);
  cuttable.port = String(network.port);
  first = { ...(await testSite('first')), databaseUrl: direct.href };
  second = { ...(await testSite('second')), databaseUrl: cuttable.href };
  for (const site of both()) await layOutMeridian(site);
  store = await openStore(first.databaseUrl);
  await syncInProcess(store, { contentDir: first.content, varDir: first.varDir });
  // The clock of the second one is an hour ahead: the database's decides all the same.
  const ahead = anHourAhead();
  const quiet = { LOG_LEVEL: 'silent' };
  servers = [await startSite(first, quiet), await startSite(second, { ...quiet, ...ahead })];
  desk = deskOf(store, first);
});
afterAll(async () => {
  await store?.close();
  for (const server of servers ?? []) await server.stop();
  await network?.close();
  await postgres?.remove();
});

test('a story that one instance took is before the readers of both, whichever of them was asked before', async () => {
  for (const site of both()) expect(await read(site, '/article/quake')).toMatch(/^404/);
  for (const site of both()) await readSurfaces(site.url, belongsTo);
  const token = await tokenFor(first, 'wire', 'publish');
  const taken = await fetch(`${second.url}/api/desk/breaking`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(begun('quake')),
  });
  expect(taken.status).toBe(201);
  for (const site of both()) {
    await until(async () => (await read(site, '/article/quake')).startsWith('200'), 60, `${site.name} /article/quake`);
    const found = mentioning(await readSurfaces(site.url, belongsTo), 'article/quake');
    expect(found.sort(), site.name).toEqual([...belongsTo].sort());
    expect(await read(site, '/about')).toContain('href="/article/quake"');
  }
  await standDown(desk, 'quake');
  for (const site of both()) await until(async () => !(await read(site, '/about')).includes('/article/quake'));
});

test('a render that began before a publish never wins, on neither instance', async () => {
  const [keeper, watcher] = [1, 2].map(() => new pg.Client({ connectionString: first.databaseUrl })) as [
    pg.Client,
    pg.Client,
  ];
  await Promise.all([keeper.connect(), watcher.connect()]);
  try {
    const { revision } = (await store.desk.find('quake'))!;
    await revise(desk, 'quake', { basedOn: revision, headline: 'Edition one', publish: true });
    // A page whose surroundings changed reads the standing pages for its footer, once in each process, and no publish does:
    // renders are held there.
    await keeper.query('begin; lock table page in access exclusive mode');
    await store.changes.record(['publication']);
    const held: Promise<string>[] = [];
    await until(async () => {
      for (const site of both()) held.push(fetch(`${site.url}/article/quake`).then((answer) => answer.text()));
      const waiting = await watcher.query(
        "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and query like '%\"page\"%'",
      );
      return waiting.rows[0].n >= 2;
    });
    await revise(desk, 'quake', { basedOn: revision + 1, headline: 'Edition two', publish: true });
    await keeper.query('commit');
    await Promise.all(held);
    for (const site of both()) {
      await until(async () => (await read(site, '/article/quake')).includes('Edition two'), 60, site.name);
      // Nor when it is asked for once more, whatever was kept.
      await store.changes.record(['article:quake']);
      await noticed(site, store);
      expect(await read(site, '/article/quake'), site.name).not.toContain('Edition one');
    }
  } finally {
    await keeper.query('rollback').catch(() => {});
    await Promise.all([keeper.end(), watcher.end()]);
  }
});

test('what is due is published once, by the database’s time, though one instance is an hour ahead', async () => {
  const hoursAhead = async (site: TestSite) => {
    const { headers } = await fetch(`${site.url}/healthz`);
    return (Date.parse(headers.get('date')!) - Date.parse(await store.now())) / 3_600_000;
  };
  expect(await hoursAhead(first)).toBeCloseTo(0, 1);
  expect(await hoursAhead(second)).toBeCloseTo(1, 1);

  const inSeconds = async (seconds: number) => new Date(Date.parse(await store.now()) + seconds * 1000).toISOString();
  await draft(desk, 'due-later');
  await schedule(desk, 'due-later', { at: await inSeconds(1800) });
  const due = await inSeconds(1);
  for (const slug of ['due-1', 'due-2', 'due-3']) {
    await draft(desk, slug);
    await schedule(desk, slug, { at: due });
  }
  for (const site of both()) {
    await until(async () => (await read(site, '/article/due-3')).startsWith('200'), 60, site.name);
    // Its hour has come by the clock that is ahead, and not by the database's.
    expect(await read(site, '/article/due-later'), site.name).toMatch(/^404/);
  }
  const published = await store.db
    .selectFrom('revision')
    .select(['at', 'article_id'])
    .where('by', '=', 'clock')
    .where('action', '=', 'publish')
    .execute();
  expect(published).toHaveLength(3);
  for (const { at } of published) expect(at >= due).toBe(true);
});

test('PostgreSQL is stopped and started: printed pages go on, and nothing of ours is restarted', async () => {
  for (const site of both()) await readSurfaces(site.url, ['/', '/article/quake']);
  const pids = servers.map(({ pid }) => pid);
  await postgres.stop();
  for (const site of both()) await until(async () => !(await fetch(`${site.url}/readyz`)).ok, 60, site.name);
  for (const site of both()) expect(await read(site, '/article/quake'), site.name).toMatch(/^200/);
  await postgres.start();
  await until(async () => (await store.now()) !== '', 60, 'The store');
  await withdraw(desk, 'due-1', { reason: '', legal: false });
  for (const site of both()) {
    await until(async () => (await read(site, '/article/due-1')).startsWith('410'), 60, site.name);
    await until(async () => (await fetch(`${site.url}/readyz`)).ok, 60, `${site.name} /readyz`);
  }
  expect(servers.map(({ pid }) => pid)).toEqual(pids);
  for (const { pid } of servers) expect(existsSync(`/proc/${pid}`)).toBe(true);
});

test('cut off from the database, an instance shows what it has; mended, it shows what it missed', async () => {
  await readSurfaces(second.url, ['/article/due-2']);
  network.cut();
  await rename(desk, 'due-2', { slug: 'moved' });
  await until(async () => (await read(first, '/article/moved')).startsWith('200'));
  expect(await read(second, '/article/due-2')).toMatch(/^200/);
  network.mend();
  await until(async () => (await read(second, '/article/due-2')).startsWith('308'));
  expect(await read(second, '/article/moved')).toMatch(/^200/);
});

test('a network that swallows everything holds an instance up no longer than it lasts', async () => {
  await readSurfaces(second.url, ['/article/due-3']);
  network.swallow();
  await until(async () => (await fetch(`${second.url}/readyz`)).status === 503, 60, '503');
  await withdraw(desk, 'due-3', { reason: '', legal: false });
  expect(await read(second, '/article/due-3')).toMatch(/^200/);
  network.mend();
  await until(async () => (await read(second, '/article/due-3')).startsWith('410'));
  await until(async () => (await fetch(`${second.url}/readyz`)).ok, 60, 'ready');
});
