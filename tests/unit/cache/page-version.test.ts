import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openPageShelf } from '#lib/cache/page-shelf.ts';
import { pageVersion } from '#lib/cache/page-version.ts';
import { readEnv } from '#lib/config/env.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-versions-'));
beforeEach(() => writeFileSync(join(folder, 'BUILD_ID'), 'one'));
afterAll(() => rmSync(folder, { recursive: true }));

const versionWith = (settings: Record<string, string>) => pageVersion(folder, readEnv(settings as NodeJS.ProcessEnv));
const before = { SITE_URL: 'https://meridian.example', WEBSUB_HUBS: 'https://hub.example' };

test.each([
  ['the address of the site', { ...before, SITE_URL: 'https://new.example' }],
  ['a hub that feeds name', { ...before, WEBSUB_HUBS: 'https://other.example' }],
  ['the port of a site without an address', { PORT: '3001' }],
  ['whether the press adds the banner', { ...before, BEHIND_PRESS: '3000' }],
])('pages printed before %s changed are not served', (_, settings) => {
  expect(versionWith(settings)).not.toBe(versionWith(before));
});

test('nor are those of another build', () => {
  const old = versionWith(before);
  writeFileSync(join(folder, 'BUILD_ID'), 'two');
  expect(versionWith(before)).not.toBe(old);
});

test('what no page shows leaves them as they are', () => {
  const quiet = { ...before, LOG_LEVEL: 'error', PAGE_MEMORY_MB: '7', SHARE_IMAGES: 'off', TRUSTED_PROXIES: '1' };
  expect(versionWith(quiet)).toBe(versionWith(before));
});

test('pages of another version are removed after a day, for an instance of it may still be at work', async () => {
  const shelves = join(folder, 'pages');
  const versions = ['old', 'recent', 'mine'];
  const day = 24 * 60 * 60;
  for (const name of versions) mkdirSync(join(shelves, name, '0a'), { recursive: true });
  const now = Date.now() / 1000;
  utimesSync(join(shelves, 'old'), now, now - day - 60);
  utimesSync(join(shelves, 'recent'), now, now - day + 60);
  utimesSync(join(shelves, 'mine'), now, now - 2 * day);
  const shelf = await openPageShelf(shelves, 'mine', 1000);
  expect(versions.filter((name) => existsSync(join(shelves, name)))).toEqual(['recent', 'mine']);
  await shelf.write('/article/strait', Buffer.from('a page'));
  const other = await openPageShelf(shelves, 'theirs', 1000);
  expect([await other.read('/article/strait'), String(await shelf.read('/article/strait'))]).toEqual([null, 'a page']);
});
