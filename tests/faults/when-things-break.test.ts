import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withdraw } from '#lib/desk/commands/amend.ts';
import { previewSchema } from '#lib/desk/inputs.ts';
import { makePreview } from '#lib/desk/previews.ts';
import { tags } from '#lib/news/tags.ts';
import { openStore } from '#lib/store/open-store.ts';
import { cacheStatus } from '../support/cache-status.ts';
import { breakNews, deskOf } from '../support/desk.ts';
import { noticed } from '../support/noticed.ts';
import { inFull } from '../support/in-full.ts';
import { layOutMeridian, startSite, type Served } from '../support/serve.ts';
import { testSite } from '../support/sites.ts';
import { readersOf } from '../support/readers.ts';
import { until } from '../support/until.ts';

/** The Meridian, with the real Next behind the press: `npm test` builds it before. */
const site = await testSite('faults');
const article = '/article/the-price-of-distance';
const pages = ['/', article, '/section/asia-pacific', '/latest', '/about', '/feeds/rss.xml'];
const htmlPages = pages.filter((path) => !path.endsWith('.xml'));
/** No setting says the address: the one at which the press listens is taken. */
const quiet = { LOG_LEVEL: 'silent', SITE_URL: undefined };
let server: Served;

const get = (path: string) => fetch(site.url + path);
const ready = async () => (await (await get('/readyz')).json()) as Readiness;
interface Readiness {
  ready: boolean;
  checks: Record<string, { ok: boolean; reason?: string }>;
}

/** The process that renders: the press's only child. */
const next = () => Number(execFileSync('pgrep', ['-P', String(server.pid)], { encoding: 'utf8' }).split('\n')[0]);

/** Kills it; where it is just being started, as soon as it is there. */
const killNext = () =>
  until(() => {
    process.kill(next(), 'SIGKILL');
    return true;
  });

async function readAll(): Promise<void> {
  for (const path of pages) expect((await get(path)).status, path).toBe(200);
}

beforeAll(async () => {
  await layOutMeridian(site);
  server = await startSite(site, quiet);
  await readAll();
});
afterAll(async () => {
  await server?.stop();
});

test('Next is killed again and again under load: no reader of a printed page notices', async () => {
  const readers = readersOf(site.url, htmlPages);
  for (let i = 0; i < (inFull ? 20 : 2); i += 1) {
    await killNext();
    const before = readers.answered();
    await until(() => readers.answered() > before + 100);
  }
  await readers.leave();
  expect(readers.failures).toEqual([]);
  expect(readers.outcomes.get('hit; detail=stale')).toBeGreaterThan(0);
  await until(async () => (await ready()).checks.next!.ok);
});

test('Next hangs: readers get the copy of a moment ago, and it is started anew', async () => {
  await until(async () => (await ready()).ready);
  await readAll();
  const hung = next();
  process.kill(hung, 'SIGSTOP');
  // What was printed is good for a second; after that Next would be asked.
  await until(async () => cacheStatus((await get(article)).headers) !== 'hit');
  const answer = await get(article);
  expect(answer.status).toBe(200);
  expect(cacheStatus(answer.headers)).toMatch(/detail=(overtaken|stale)$/);
  await until(async () => next() !== hung && (await ready()).checks.next!.ok);
});

test('the press is killed: Next goes with it, and what was printed outlives them both', async () => {
  await readAll();
  const orphan = next();
  process.kill(server.pid, 'SIGKILL');
  await until(
    async () => !existsSync(`/proc/${orphan}`) || /\nState:\s+Z/.test(readFileSync(`/proc/${orphan}/status`, 'utf8')),
  );
  server = await startSite(site, quiet);
  await readAll();
});

test('the store cannot be read: printed pages are served, also after a restart, and /readyz says why', async () => {
  const store = await openStore(site.databaseUrl);
  const desk = deskOf(store, site);
  await breakNews(desk, 'taken-back');
  await until(async () => (await get('/article/taken-back')).status === 200);
  await withdraw(desk, 'taken-back', { reason: '', legal: false });
  await noticed(site, store);
  await store.close();
  await readAll();
  await server.stop();
  const files = ['', '-wal', '-shm'].map((suffix) => `${site.varDir}/broadsheet.db${suffix}`).filter(existsSync);
  const bytes = files.map((file) => readFileSync(file));
  files.forEach((file) => writeFileSync(file, 'this is no database'));
  server = await startSite(site, quiet, '/healthz');
  try {
    for (const path of pages) {
      const answer = await get(path);
      expect(answer.status, path).toBe(200);
      expect(cacheStatus(answer.headers), path).toBe('hit; detail=stale');
      expect(Number(answer.headers.get('age')), path).toBeGreaterThanOrEqual(0);
    }
    // What was withdrawn stays gone when everything behind the press is.
    for (const path of ['/article/taken-back', '/article/%74aken-back', '/article/taken-back?x=1']) {
      const answer = await get(path);
      expect(answer.status, path).toBe(410);
      expect(await answer.text()).toContain('We have withdrawn this story');
    }
    const never = await get('/article/never-asked-for');
    expect(never.status).toBe(503);
    expect(await never.text()).toContain('Something broke at our end');
    const report = await get('/readyz');
    expect(report.status).toBe(503);
    expect(((await report.json()) as Readiness).checks.store).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/not a database/),
    });
  } finally {
    files.forEach((file, i) => writeFileSync(file, bytes[i]!));
  }
  // It comes back by itself.
  await until(async () => (await ready()).ready);
  await until(async () => cacheStatus((await get(article)).headers) !== 'hit; detail=stale');
});

test('where no setting says the address, pages name the one at which the press listens', async () => {
  const page = await (await get(article)).text();
  expect(page).toContain(`<link rel="canonical" href="http://localhost:${site.port}/article/the-price-of-distance"`);
  expect(await (await get('/robots.txt')).text()).toContain(`Sitemap: http://localhost:${site.port}/sitemap.xml`);
});

test('the disk is full: readers notice nothing, and /readyz says so', async ({ skip, onTestFinished }) => {
  if (process.getuid?.() !== 0) skip('mounting a small disk needs root');
  await server.stop();
  const folders = ['press', 'prints'].map((name) => `${site.varDir}/${name}`);
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]);
    spawnSync('dd', ['if=/dev/zero', `of=${folder}/full`, 'bs=4k']);
  }
  server = await startSite(site, quiet, '/healthz');
  const store = await openStore(site.databaseUrl);
  onTestFinished(() => store.close());
  try {
    await until(async () => (await ready()).checks.next!.ok);
    await readAll();
    // Every page is printed once more, and there is no room to keep it.
    await store.changes.record([tags.publication]);
    await noticed(site, store);
    await readAll();
    expect((await ready()).checks.disk).toMatchObject({ ok: false, reason: expect.stringMatching(/ENOSPC/) });
    await killNext();
    await readAll();
  } finally {
    folders.forEach((folder) => execFileSync('umount', ['-l', folder]));
  }
  await until(async () => (await ready()).ready);
});

test('with Next down a preview is not there, and readers’ pages are', async ({ onTestFinished }) => {
  await until(async () => (await ready()).ready);
  const store = await openStore(site.databaseUrl);
  onTestFinished(() => store.close());
  const { url } = await makePreview(deskOf(store, site), previewSchema.parse({ slug: 'the-price-of-distance' }));
  const opened = await fetch(site.url + url, { redirect: 'manual' });
  const cookie = opened.headers.getSetCookie()[0]!.split(';')[0]!;
  for (let i = 0; i < (inFull ? 3 : 1); i += 1) {
    await killNext();
    expect((await fetch(site.url + article, { headers: { cookie } })).status).toBe(200);
    await until(async () => (await ready()).checks.next!.ok);
  }
});

test('a breaking story is withdrawn while Next hangs: its banner is on no page from then on', async ({
  onTestFinished,
}) => {
  await until(async () => (await ready()).ready);
  const store = await openStore(site.databaseUrl);
  onTestFinished(() => store.close());
  const desk = deskOf(store, site);
  const about = async () => (await get('/about')).text();
  await breakNews(desk, 'regretted');
  await until(async () => (await about()).includes('/article/regretted'));
  const hung = next();
  process.kill(hung, 'SIGSTOP');
  await withdraw(desk, 'regretted', { reason: '', legal: false });
  await noticed(site, store);
  for (let reader = 0; reader < 5; reader += 1) expect(await about()).not.toContain('/article/regretted');
  await until(async () => next() !== hung && (await ready()).checks.next!.ok);
  expect(await about()).not.toContain('/article/regretted');
});

test('told to end under load, the press cuts no answer short, ends by itself, and takes Next along', async () => {
  await readAll();
  const child = next();
  const readers = readersOf(site.url, htmlPages, 16);
  await until(() => readers.answered() > 200);
  process.kill(server.pid, 'SIGTERM');
  const code = await server.ended;
  await readers.leave();
  expect(code).toBe(0);
  expect(readers.failures.filter((failure) => !/ECONNREFUSED/.test(failure))).toEqual([]);
  expect(existsSync(`/proc/${child}`)).toBe(false);
});
