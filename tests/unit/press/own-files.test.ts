import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressBeforePretendedNext } from '../../support/pretended-press.ts';

const key = '0123456789abcdef';
const picture = '/media/kurils.3fa9c21b/16x9-800.jpeg';
const shareImage = '/media/share.3fa9c21b0a1b2c3d/1200x630.jpeg';

let disk: string;
let site: Awaited<ReturnType<typeof pressBeforePretendedNext>>;
beforeAll(async () => {
  disk = mkdtempSync(join(tmpdir(), 'broadsheet-files-'));
  for (const path of [picture, shareImage]) {
    mkdirSync(join(disk, path, '..'), { recursive: true });
    writeFileSync(join(disk, path), 'a picture');
  }
  site = await pressBeforePretendedNext({ BROADSHEET_VAR: disk, INDEXNOW_KEY: key });
});
afterAll(async () => {
  await site.end();
  rmSync(disk, { recursive: true, force: true });
});

test('the key for search engines can be read, so that nobody else can announce our pages', async () => {
  const answer = await fetch(`${site.url}/${key}.txt`);
  expect(answer.status).toBe(200);
  expect((await answer.text()).trim()).toBe(key);
  expect((await fetch(`${site.url}/${key}.txt`, { method: 'POST' })).status).toBe(405);
});

test('a picture may be kept for ever; a share image is asked for each time, and gone when its file is', async () => {
  const forEver = await fetch(site.url + picture);
  expect(forEver.headers.get('cache-control')).toMatch(/immutable/);
  const { status, headers } = await fetch(site.url + shareImage);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('public, max-age=0');
  expect(headers.get('content-type')).toBe('image/jpeg');

  rmSync(join(disk, shareImage));
  expect((await fetch(site.url + shareImage)).status).toBe(404);
});
