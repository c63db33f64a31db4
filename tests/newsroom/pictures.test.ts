import { basename, dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { restore, withdraw } from '#lib/desk/commands/amend.ts';
import { publish } from '#lib/desk/commands/publish.ts';
import { create } from '#lib/desk/commands/write.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { previewSchema, withdrawSchema } from '#lib/desk/inputs.ts';
import { makePreview } from '#lib/desk/previews.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { begun } from '../support/desk.ts';
import { until } from '../support/until.ts';

const site = inject('newsroom');
let store: Store;
let desk: Desk;
/** A variant of the picture at the story's head. */
let picture: string;

beforeAll(async () => {
  store = await openStore(site.databaseUrl);
  desk = { store, by: 'noor-castellan', contentDir: site.content, varDir: site.varDir };
  await sharp({ create: { width: 90, height: 40, channels: 3, background: '#812' } })
    .png()
    .toFile(join(site.content, 'media', 'phone.png'));
  const image = { src: '/media/phone.png', alt: 'A phone', credit: 'Trial' };
  const rest = { section: 'europe', authors: ['noor-castellan'], topics: ['chokepoints'] };
  await create(desk, begun('pictured', { ...rest, image }));
  picture = `${(await store.desk.find('pictured'))!.snapshot.image!.file.base}/full-90.jpeg`;
});
afterAll(async () => {
  await store?.close();
});

const get = (path: string, cookie = '') =>
  fetch(site.url + path, { redirect: 'manual', headers: cookie ? { cookie } : {} });
const statusOf = async (path: string) => (await get(path)).status;

test('the picture of a draft is nobody’s but theirs who have opened its preview', async () => {
  expect(await statusOf(picture)).toBe(404);
  const { url } = await makePreview(desk, previewSchema.parse({ slug: 'pictured' }));
  const cookie = (await get(url)).headers.getSetCookie()[0]!.split(';')[0]!;
  const page = await (await get('/article/pictured', cookie)).text();
  const unseen = picture.replace('/media/', '/article/pictured/unseen/');
  expect(page).toContain(unseen);
  expect(page).not.toContain(picture);

  const shown = await get(unseen, cookie);
  expect([shown.status, shown.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  expect(shown.headers.get('content-type')).toBe('image/jpeg');
  expect(await statusOf(unseen)).toBe(404);
  expect((await get(unseen, cookie.replace(/.{8}$/, 'AAAAAAAA'))).status).toBe(404);
  // A preview opens its own article and no other.
  expect((await get(unseen.replace('pictured', 'another'), cookie)).status).toBe(404);
  // Nor a picture of another draft, below its own address.
  const image = { src: '/media/phone.png', alt: 'A phone', credit: 'Trial', focal: [0.9, 0.5] as [number, number] };
  await create(
    desk,
    begun('pictured-too', { section: 'europe', authors: ['noor-castellan'], topics: ['chokepoints'], image }),
  );
  const { base } = (await store.desk.find('pictured-too'))!.snapshot.image!.file;
  expect(base).not.toBe(dirname(picture));
  expect((await get(`/article/pictured/unseen/${basename(base)}/full-90.jpeg`, cookie)).status).toBe(404);
});

test('it is there with the story, goes with it when it is withdrawn, and comes back with it', async () => {
  await publish(desk, 'pictured', {});
  expect(await statusOf(picture)).toBe(200);
  const cacheable = async () => (await get(picture)).headers.get('cache-control')!.includes('immutable');
  await until(cacheable);
  const { headers } = await get(picture);
  const tag = `picture:${picture.split('/')[2]}`;
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, s-maxage=600, immutable');
  expect([headers.get('surrogate-key'), headers.get('cache-tag')]).toEqual([tag, tag]);

  await withdraw(desk, 'pictured', withdrawSchema.parse({ legal: true }));
  await until(async () => (await statusOf(picture)) === 404);
  expect((await get(picture)).headers.get('cache-control')).not.toContain('immutable');

  await restore(desk, 'pictured');
  expect(await statusOf(picture)).toBe(200);
});
