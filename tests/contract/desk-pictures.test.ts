import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { correct, withdraw } from '#lib/desk/commands/amend.ts';
import { addUpdate } from '#lib/desk/commands/live.ts';
import { addPicture } from '#lib/desk/commands/pictures.ts';
import { publish } from '#lib/desk/commands/publish.ts';
import { create, revise } from '#lib/desk/commands/write.ts';
import { previewShows } from '#lib/desk/previewed.ts';
import { makePreview } from '#lib/desk/previews.ts';
import { addUpdateSchema, previewSchema, withdrawSchema } from '#lib/desk/inputs.ts';
import { rootOf, unseenRoot } from '#lib/media/picture-places.ts';
import { picturesOf } from '#lib/store/picture-uses.ts';
import type { Store } from '#lib/store/store.ts';
import { PictureKeeper } from '../../press/pictures/picture-keeper.ts';
import { smallPaper } from '../fixtures/content/small-paper.ts';
import { aStory, clearDesk, deskOfSmallPaper, refusal, type PaperDesk } from '../support/small-paper-desk.ts';
import { until } from '../support/until.ts';
import { dialects, inSeconds, newStore } from './stores.ts';

const src = '/media/harbour.png';
const cape = 'articles/2026/round-the-cape.md';
const shown = (focal?: [number, number]) => ({ src, alt: 'A harbour', credit: 'Trial', ...(focal ? { focal } : {}) });

describe.each(dialects)('pictures at the desk on %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  let desk: PaperDesk;
  let file: string;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
    desk = await deskOfSmallPaper(store);
    file = join(desk.contentDir, src);
  });
  beforeEach(async () => {
    await clearDesk(store);
    await store.transaction(async ({ db }) => {
      for (const table of ['media', 'picture_use'] as const) await db.deleteFrom(table).execute();
    });
    for (const folder of ['media', 'originals']) rmSync(join(desk.varDir, folder), { recursive: true, force: true });
    // Wider than high, so that the focal point matters.
    await sharp({ create: { width: 80, height: 40, channels: 3, background: '#246' } })
      .png()
      .toFile(file);
  });
  afterAll(async () => {
    await desk.end();
    await end();
  });

  const heroOf = async (slug: string) => (await store.desk.find(slug))!.snapshot.image!.file.base;
  const draft = (slug: string, focal?: [number, number], body = 'Ships.') =>
    create(desk, aStory({ slug, body, image: shown(focal) }));
  /** What the press does with the pictures of this disk, until it is done. */
  const lookAfter = async (isDone: () => Promise<boolean>) => {
    const newest = await store.changes.newest();
    const log = pino({ level: 'silent' });
    const keeper = new PictureKeeper({ store: () => store, noticed: () => newest, varDir: desk.varDir, log });
    try {
      await until(isDone);
    } finally {
      await keeper.stop();
    }
  };

  test('a picture that was sent has no file in content/, is there until it is wanted, and is cropped as it is wanted', async () => {
    const sent = join(desk.varDir, 'Sent Map.PNG');
    await sharp({ create: { width: 90, height: 30, channels: 3, background: '#642' } })
      .png()
      .toFile(sent);
    const added = await addPicture(desk, sent, 'Sent Map.PNG');
    expect(added).toEqual({ src: '/media/sent-map.png', width: 90, height: 30 });
    rmSync(sent);
    expect(await store.media.tidy(-1, 100)).toBe(0);
    const image = { src: added.src, alt: 'A map', credit: 'Trial', focal: [0, 0.5] as [number, number] };
    await create(desk, aStory({ slug: 'mapped', body: `![A map](${added.src})`, image }));
    await publish(desk, 'mapped', {});
    const article = await store.articles.publishedBySlug('mapped');
    expect(article?.image?.file.base).toMatch(/^\/media\/sent-map\./);
    expect(article?.body.html).toContain('src="/media/sent-map.');
    expect(article?.image?.file.widths['16x9']).toBeDefined();

    // Once more is no other picture; another one needs another name.
    expect((await refusal(addPicture(desk, file, 'sent map.png'))).message).toContain('under another name');
    expect((await refusal(addPicture(desk, join(desk.contentDir, cape), 'cape.png'))).message).toContain('picture');
    expect((await refusal(addPicture(desk, file, 'notes.txt'))).message).toContain('no ending of a picture');
    expect(await addPicture(desk, file, 'harbour.png')).toMatchObject({ src });
  });

  test('each article has the crops it asked for, whatever others ask of the same picture', async () => {
    await draft('plain');
    await draft('left', [0, 0.5], `A picture.\n\n![In the text](${src})`);
    await publish(desk, 'left', {});
    const before = await store.articles.publishedBySlug('left');
    await draft('right', [1, 0.5]);
    await draft('plain-too');
    expect(await heroOf('plain-too')).toBe(await heroOf('plain'));
    expect(new Set([await heroOf('plain'), await heroOf('left'), await heroOf('right')]).size).toBe(3);

    await revise(desk, 'left', { basedOn: 2, dek: 'As it was.', publish: true });
    const after = await store.articles.publishedBySlug('left');
    expect(after!.image).toEqual(before!.image);
    expect(picturesOf(null, after!.body.html)).toEqual(picturesOf(null, before!.body.html));
  });

  test('a picture is before readers with its story and not sooner', async () => {
    await draft('harbour');
    const base = await heroOf('harbour');
    expect(await rootOf(desk.varDir, base)).toBe(unseenRoot(desk.varDir));
    await publish(desk, 'harbour', {});
    await lookAfter(async () => (await rootOf(desk.varDir, base)) === desk.varDir);
  });

  describe('the preview of an article', () => {
    const link = async (slug: string, revision?: number) =>
      (await makePreview(desk, previewSchema.parse({ slug, revision }))).url.replace('/preview/', '');
    const shows = (slug: string, key: string, base: string) => previewShows(store, slug, key, base);

    test('opens its own pictures, at its head and in its text, and those of no other draft', async () => {
      await draft('harbour', [0.1, 0.5], `![In the text](${src})`);
      const bases = (await store.media.all()).map(({ file: { base } }) => base);
      expect(bases).toHaveLength(2);
      await draft('secret', [0.9, 0.5]);
      const other = await heroOf('secret');
      const key = await link('harbour');
      for (const base of bases) expect(await shows('harbour', key, base)).toBe(true);
      expect(await shows('harbour', key, other)).toBe(false);
      expect(await shows('secret', key, other)).toBe(false);
      expect(await shows('harbour', key.replace(/.{8}$/, 'AAAAAAAA'), bases[0]!)).toBe(false);
      // Once readers see it, the preview may as well.
      await publish(desk, 'secret', {});
      expect(await shows('harbour', key, other)).toBe(true);
    });

    test('of one revision opens the pictures of that revision', async () => {
      await draft('harbour', [0.1, 0.5]);
      const first = await heroOf('harbour');
      await revise(desk, 'harbour', { basedOn: 1, image: shown([0.9, 0.5]), publish: false });
      const second = await heroOf('harbour');
      const keys = [await link('harbour', 1), await link('harbour')] as const;
      expect([await shows('harbour', keys[0], first), await shows('harbour', keys[0], second)]).toEqual([true, false]);
      expect([await shows('harbour', keys[1], first), await shows('harbour', keys[1], second)]).toEqual([false, true]);
    });

    test('opens the pictures of its live updates', async () => {
      await draft('harbour');
      await publish(desk, 'harbour', {});
      await addUpdate(desk, 'harbour', addUpdateSchema.parse({ body: `![In an update](${src})` }));
      const base = (await store.media.all()).find(({ file }) => file.widths['16x9'] === undefined)!.file.base;
      await withdraw(desk, 'harbour', withdrawSchema.parse({ reason: 'A mistake.' }));
      expect((await store.pictureUses.statesOf([base])).get(base)).toBe('unseen');
      expect(await shows('harbour', await link('harbour'), base)).toBe(true);
      await draft('another', [0.1, 0.5]);
      expect(await shows('another', await link('another'), base)).toBe(false);
    });
  });

  test('focal points that nobody tells apart are one', async () => {
    await draft('one', [0.3001, 0.5]);
    await draft('two', [0.3003, 0.5]);
    expect(await heroOf('two')).toBe(await heroOf('one'));
  });

  test('crops that no reader sees do not pile up: beyond twenty of a picture another is refused', async () => {
    await draft('first', [0.1, 0.5]);
    const [media] = await store.media.all();
    for (let count = 1; count < 20; count += 1) {
      const base = `/media/harbour.${String(count).padStart(8, '0')}`;
      await store.media.save({ ...media!, placement: `another, ${count}`, file: { ...media!.file, base } });
    }
    const { problems } = await refusal(draft('another', [0.9, 0.5]));
    expect(problems).toMatchObject([{ field: 'image.focal', problem: expect.stringContaining('20 crops') }]);
    await draft('same', [0.1, 0.5]);
    expect(await heroOf('same')).toBe(await heroOf('first'));
  });

  test('crops that a draft no longer uses are tidied', async () => {
    await draft('harbour', [0.1, 0.5]);
    const first = await heroOf('harbour');
    await revise(desk, 'harbour', { basedOn: 1, image: shown([0.9, 0.5]), publish: false });
    const unused_since = await inSeconds(store, -86_400);
    await store.transaction(({ db }) =>
      db.updateTable('media').set({ unused_since }).where('unused_since', 'is not', null).execute(),
    );
    expect(await store.media.tidy(600, 100)).toBe(1);
    expect((await store.media.all()).map(({ file: { base } }) => base)).toEqual([await heroOf('harbour')]);
    // A disk that was looked after while they were there.
    const note = join(desk.varDir, 'media', '.looked-after.json');
    writeFileSync(note, JSON.stringify({ store: store.id, seen: 0 }));
    await lookAfter(async () => (await rootOf(desk.varDir, first)) === null);
    expect(await rootOf(desk.varDir, await heroOf('harbour'))).not.toBeNull();
  });

  test('a lost picture of a file is made again by a sync, also when its article belongs to the desk by now', async () => {
    const article = join(desk.contentDir, cape);
    const text = smallPaper[cape]!.replace('---\n', `---\nimage: { src: ${src}, alt: A harbour, credit: Trial }\n`);
    writeFileSync(article, text);
    await desk.sync();
    const base = await heroOf('round-the-cape');
    await correct(desk, 'round-the-cape', { text: 'It took ten days, not nine.' });
    rmSync(join(desk.varDir, 'media'), { recursive: true });
    expect((await desk.sync()).leftAlone).toMatchObject([{ path: cape, reason: 'desk' }]);
    expect(await rootOf(desk.varDir, base)).toBe(desk.varDir);
  });

  test('pictures that are lost are made again from the originals, also when their file is gone', async () => {
    await draft('harbour', [0.1, 0.5]);
    await publish(desk, 'harbour', {});
    await draft('sketch', [0.9, 0.5], `![In the text](${src})`);
    const bases = (await store.media.all()).map(({ file: { base } }) => base);
    expect(bases).toHaveLength(3);
    expect(readdirSync(join(desk.varDir, 'originals'))).toHaveLength(1);
    const variant = join(await heroOf('harbour'), '16x9-71.jpeg');
    const pixels = readFileSync(join(unseenRoot(desk.varDir), variant));

    rmSync(join(desk.varDir, 'media'), { recursive: true });
    rmSync(file);
    await lookAfter(async () => (await Promise.all(bases.map((base) => rootOf(desk.varDir, base)))).every(Boolean));
    await lookAfter(async () => existsSync(join(desk.varDir, variant)));
    expect(readFileSync(join(desk.varDir, variant))).toEqual(pixels);
    expect(await rootOf(desk.varDir, await heroOf('sketch'))).toBe(unseenRoot(desk.varDir));
  });
});
