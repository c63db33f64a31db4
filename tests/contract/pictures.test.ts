import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { unseenRoot } from '#lib/media/picture-places.ts';
import type { Picture } from '#lib/news/picture.ts';
import { articleDesign } from '#lib/news/share-design.ts';
import { openStore } from '#lib/store/open-store.ts';
import { purgeKind, purgePayload } from '#lib/store/purge-job.ts';
import { shareImageUrl } from '#lib/store/share-images.ts';
import type { Store } from '#lib/store/store.ts';
import { PictureKeeper } from '../../press/pictures/picture-keeper.ts';
import { aPicture } from '../support/an-article.ts';
import { until } from '../support/until.ts';
import { dialects, emptied, emptyDatabase, inSeconds, makeDue, type TestDatabase } from './stores.ts';
import { written } from './written.ts';

const log = pino({ level: 'silent' });

const pictured = (name: string): Picture => ({
  ...aPicture,
  file: { ...aPicture.file, base: `/media/${name}.0a1b2c3d` },
});
const inText = (name: string) => `<p><img src="/media/${name}.0a1b2c3d/full-400.jpeg"></p>`;

describe.each(dialects)('the pictures of stories, on %s', (dialect) => {
  let database: TestDatabase;
  let store: Store;
  let disk: string;
  let keepers: PictureKeeper[] = [];

  beforeAll(async () => {
    database = await emptyDatabase(dialect);
    store = await openStore(database.url, { purges: true });
  });
  beforeEach(async () => {
    disk = mkdtempSync(join(tmpdir(), 'broadsheet-pictures-'));
    await emptied(store);
    await store.transaction((tx) => tx.db.deleteFrom('picture_use').execute());
    for (const name of ['phone', 'map', 'portrait']) await prepared(name);
    return async () => {
      for (const keeper of keepers) await keeper.stop();
      keepers = [];
      rmSync(disk, { recursive: true, force: true });
    };
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  /** As a sync or the desk prepares a picture before it writes. */
  const prepared = async (name: string, at = disk) => {
    layVariants(name, unseenRoot(at));
    await store.media.save({ src: `/media/${name}.jpg`, hash: name, file: pictured(name).file });
  };
  const layVariants = (name: string, root: string) => {
    const folder = join(root, 'media', `${name}.0a1b2c3d`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'full-400.jpeg'), 'pixels');
  };
  const lies = (name: string, at = disk) =>
    existsSync(join(at, 'media', `${name}.0a1b2c3d`, 'full-400.jpeg'))
      ? 'before readers'
      : existsSync(join(unseenRoot(at), 'media', `${name}.0a1b2c3d`))
        ? 'unseen'
        : 'gone';
  /** A press on this disk, as far as pictures are concerned. */
  const press = (at = disk) => {
    const noticed = { now: 0 };
    const keeper = new PictureKeeper({ store: () => store, noticed: () => noticed.now, varDir: at, log });
    keepers.push(keeper);
    return {
      keeper,
      /** Waits until it has put right all that has changed by now. */
      async notices() {
        noticed.now = await store.changes.newest();
        await until(async () => keeper.seen >= noticed.now);
      },
    };
  };
  const save = (slug: string, rest: Parameters<typeof written>[1] = {}) =>
    store.articles.save(written(slug, rest), 'mara', 'sync');
  const withBody = (html: string) => ({ ...written('x').body, html });

  test('a withdrawn story takes its pictures along, at its head and in its text, and a restored one brings them back', async () => {
    const { notices } = press();
    await save('quake', { image: pictured('phone'), body: withBody(inText('map')) });
    await notices();
    expect([lies('phone'), lies('map')]).toEqual(['before readers', 'before readers']);

    await store.articles.withdraw('quake', 451, 'a court', 'mara');
    await notices();
    expect([lies('phone'), lies('map')]).toEqual(['unseen', 'unseen']);

    const article = (await store.desk.find('quake'))!;
    const write = { ...written('quake'), image: pictured('phone'), body: withBody(inText('map')) };
    await store.desk.put(article, write, 'published', 'mara', 'restore');
    await notices();
    expect([lies('phone'), lies('map')]).toEqual(['before readers', 'before readers']);
  });

  test('a picture stays as long as another story, an author or a standing page shows it', async () => {
    const { notices } = press();
    await save('quake', { image: pictured('phone'), body: withBody(inText('map') + inText('portrait')) });
    await save('aftershock', { body: withBody(inText('phone')) });
    const author = { slug: 'mara', name: 'Mara', role: null, email: null, links: [], bioHtml: '', bioText: '' };
    await store.authors.save({ ...author, image: pictured('portrait'), bioMarkdown: '' }, null);
    const page = { slug: 'about', title: 'About', description: '', bodyHtml: inText('map'), bodyMarkdown: '' };
    await store.pages.save(page, null);
    await store.articles.withdraw('quake', 410, '', 'mara');
    await notices();
    expect(['phone', 'map', 'portrait'].map((name) => lies(name))).toEqual(Array(3).fill('before readers'));

    await store.articles.remove('aftershock', 'mara');
    await store.authors.remove('mara');
    await store.pages.remove('about');
    await notices();
    expect(['phone', 'map', 'portrait'].map((name) => lies(name))).toEqual(Array(3).fill('unseen'));
  });

  test('nobody sees a picture of a draft, nor of a scheduled story before its hour', async () => {
    const { notices } = press();
    await save('sketch', { image: pictured('map'), status: 'draft' });
    await save('tomorrow', { image: pictured('phone'), publishedAt: await inSeconds(store, 3600) });
    await notices();
    expect([lies('map'), lies('phone')]).toEqual(['unseen', 'unseen']);

    await makeDue(store, 'tomorrow');
    expect(await store.articles.publishDue('clock')).toEqual(['tomorrow']);
    await notices();
    expect(lies('phone')).toBe('before readers');
  });

  test('a story that becomes a draft again, or shows another picture, takes the old one along', async () => {
    const { notices } = press();
    await save('quake', { image: pictured('phone') });
    await save('storm', { image: pictured('map') });
    await save('quake', { image: pictured('portrait') });
    await save('storm', { image: pictured('map'), status: 'draft' });
    await notices();
    expect(['phone', 'portrait', 'map'].map((name) => lies(name))).toEqual(['unseen', 'before readers', 'unseen']);
  });

  test('the share image of a story goes with the picture that it shows, and not a day later', async () => {
    await store.settings.set('publication', { name: 'The Meridian' });
    await save('quake', { image: pictured('phone') });
    const [article] = await store.articles.publishedBySlugs(['quake']);
    const design = articleDesign(article!, { name: 'The Meridian', nameplate: null, language: 'en' });
    await store.shareImages.register([design]);
    await save('quake', { image: pictured('phone'), dek: 'Another dek.' });
    expect(await store.shareImages.gone()).toEqual([]);
    await save('quake', { image: pictured('map') });
    expect((await store.shareImages.gone()).map(({ url }) => url)).toEqual([shareImageUrl(design)]);
  });

  test('a picture of a live update goes when the update is deleted, and when the story is withdrawn', async () => {
    const { notices } = press();
    await save('quake');
    const article = (await store.desk.find('quake'))!;
    const update = (name: string) => ({ headline: '', markdown: '', html: inText(name), text: '', authors: [] });
    await store.live.add(article, update('phone'));
    await store.live.add(article, update('map'));
    await notices();
    expect([lies('phone'), lies('map')]).toEqual(['before readers', 'before readers']);

    await store.live.remove(article, 1);
    await notices();
    expect([lies('phone'), lies('map')]).toEqual(['unseen', 'before readers']);
    await store.articles.withdraw('quake', 410, '', 'mara');
    await notices();
    expect(lies('map')).toBe('unseen');
  });

  test('a revision that waits shows nobody its picture, and keeps it', async () => {
    const { notices } = press();
    await save('quake', { image: pictured('phone') });
    const article = (await store.desk.find('quake'))!;
    const next = { ...article.snapshot, image: pictured('map') };
    await store.desk.keep(article, next, inText('portrait'), 'mara', 'revise');
    await notices();
    expect(['phone', 'map', 'portrait'].map((name) => lies(name))).toEqual(['before readers', 'unseen', 'unseen']);
    await makeOld();
    expect(await store.media.tidy(600, 100)).toBe(0);
  });

  /** Lets whatever is unused have been so for a day. */
  const makeOld = async () => {
    const unused_since = await inSeconds(store, -86_400);
    await store.transaction((tx) =>
      tx.db.updateTable('media').set({ unused_since }).where('unused_since', 'is not', null).execute(),
    );
  };

  test('what nothing uses is forgotten after a while, and its files go', async () => {
    const { notices } = press();
    await save('quake', { image: pictured('phone') });
    await save('storm', { image: pictured('map') });
    await store.articles.remove('storm', 'mara');
    expect(await store.media.tidy(600, 100)).toBe(0);
    await makeOld();
    expect(await store.media.tidy(600, 100)).toBe(2);
    await notices();
    expect(['phone', 'map', 'portrait'].map((name) => lies(name))).toEqual(['before readers', 'gone', 'gone']);
    expect((await store.media.all()).map(({ src }) => src)).toEqual(['/media/phone.jpg']);
  });

  test('caches are told of the picture of a withdrawn story, and of none that is still shown', async () => {
    await save('quake', { image: pictured('phone'), body: withBody(inText('map')) });
    await save('storm', { body: withBody(inText('map')) });
    await store.transaction((tx) => tx.db.deleteFrom('outbox').execute());
    await store.articles.withdraw('quake', 451, '', 'mara');
    const [job] = (await store.outbox.jobs('waiting', 10)).filter(({ kind }) => kind === purgeKind);
    const { tags } = purgePayload.parse(job!.payload);
    expect(tags.filter((tag) => tag.startsWith('picture:'))).toEqual(['picture:phone.0a1b2c3d']);
  });

  test('what was withdrawn while no press ran is out of sight when one starts', async () => {
    const before = press();
    await save('quake', { image: pictured('phone') });
    await before.notices();
    await until(async () => existsSync(note()));
    await before.keeper.stop();
    await store.articles.withdraw('quake', 410, '', 'mara');

    await press().notices();
    expect(lies('phone')).toBe('unseen');
  });

  test('what was withdrawn since a backup of the disk is out of sight again after it was put back under a running press', async () => {
    const { keeper, notices } = press();
    await save('quake', { image: pictured('phone') });
    await notices();
    await until(async () => existsSync(note()));
    const backup = mkdtempSync(join(tmpdir(), 'broadsheet-backup-'));
    cpSync(join(disk, 'media'), backup, { recursive: true });
    await store.articles.withdraw('quake', 410, '', 'mara');
    await notices();
    await until(async () => JSON.parse(readFileSync(note(), 'utf8')).seen === keeper.seen);
    expect(lies('phone')).toBe('unseen');

    rmSync(join(disk, 'media'), { recursive: true });
    renameSync(backup, join(disk, 'media'));
    expect(lies('phone')).toBe('before readers');
    const now = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => now() + 60_000);
    onTestFinished(() => void vi.restoreAllMocks());
    await until(async () => lies('phone') === 'unseen');
  });

  /** A folder that nobody knows, of the day before yesterday: it is gone when somebody has looked at the whole disk. */
  const leftover = () => {
    const folder = join(disk, 'media', 'leftover.0a1b2c3d');
    mkdirSync(folder);
    utimesSync(folder, new Date(Date.now() - 2 * 86_400_000), new Date(Date.now() - 2 * 86_400_000));
    return { isThere: () => existsSync(folder) };
  };
  const note = () => join(disk, 'media', '.looked-after.json');

  test('an instance that is a moment behind another on the same disk does not look through all of it again', async () => {
    const first = press();
    await save('quake', { image: pictured('phone') });
    await first.notices();
    await until(async () => existsSync(note()));
    await store.articles.withdraw('quake', 410, '', 'mara');
    await first.notices();
    const { seen } = first.keeper;
    await until(async () => JSON.parse(readFileSync(note(), 'utf8')).seen === seen);

    const { isThere } = leftover();
    const behind = press();
    await until(async () => behind.keeper.seen >= 0);
    await behind.keeper.stop();
    expect([behind.keeper.seen, isThere(), existsSync(note())]).toEqual([seen, true, true]);
  });

  test('a store that a backup took the place of has the whole disk looked through', async () => {
    const { isThere } = leftover();
    writeFileSync(note(), JSON.stringify({ store: store.id, seen: (await store.changes.newest()) + 1000 }));
    const { notices } = press();
    await notices();
    await until(async () => !isThere());
  });

  test('each of two instances takes the picture from a disk of its own', async () => {
    const other = mkdtempSync(join(tmpdir(), 'broadsheet-pictures-'));
    try {
      await prepared('phone', other);
      const presses = [press(), press(other)];
      await save('quake', { image: pictured('phone') });
      for (const { notices } of presses) await notices();
      expect([lies('phone'), lies('phone', other)]).toEqual(['before readers', 'before readers']);
      await store.articles.withdraw('quake', 410, '', 'mara');
      for (const { notices } of presses) await notices();
      expect([lies('phone'), lies('phone', other)]).toEqual(['unseen', 'unseen']);
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });

  test('on a disk from before uses were known, the pictures of stories withdrawn long ago are found', async () => {
    for (const name of ['phone', 'map', 'portrait']) layVariants(name, disk);
    await save('quake', { image: pictured('phone') });
    await save('storm', { image: pictured('map') });
    await save('sketch', { image: pictured('portrait'), status: 'draft' });
    await store.articles.withdraw('quake', 410, '', 'mara');
    // As the migration leaves it.
    await store.transaction(async ({ db }) => {
      await db.deleteFrom('picture_use').execute();
      await db.insertInto('backfill').values({ name: 'pictures', reached: null }).execute();
    });
    const { notices } = press();
    await notices();
    expect(lies('phone')).toBe('before readers');
    while (await store.backfills.step());
    await until(async () => lies('phone') === 'unseen' && lies('portrait') === 'unseen');
    expect(lies('map')).toBe('before readers');
  });
});
