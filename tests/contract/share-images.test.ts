import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { articleDesign } from '#lib/news/share-design.ts';
import { carriedByRequest } from '#lib/newsroom/carried.ts';
import { articleShareImage, publicationShareImage, sectionShareImage } from '#lib/newsroom/share-image.ts';
import { ShareImageMaker, type Made } from '#lib/share-images/share-image-maker.ts';
import { openStore } from '#lib/store/open-store.ts';
import { allShareImagesKind, shareImageKind, shareImagePayload } from '#lib/store/share-image-job.ts';
import type { Store } from '#lib/store/store.ts';
import { shareImageCarriers } from '../../press/share-images/carry-share-images.ts';
import { dialects, emptied, emptyDatabase, inSeconds, type TestDatabase, readFrom } from './stores.ts';
import { written } from './written.ts';

const publication = { name: 'The Meridian', nameplate: null, language: 'en' };

async function followed(maker: ShareImageMaker, store: Store) {
  const all: Made = { made: 0, failures: [] };
  let behind: Parameters<ShareImageMaker['makeNext']>[1] = null;
  do {
    const { made, failures, last } = await maker.makeNext(store, behind);
    all.made += made;
    all.failures.push(...failures);
    behind = last;
  } while (behind);
  return all;
}

describe.each(dialects)('share images, on %s', (dialect) => {
  let database: TestDatabase;
  let store: Store;
  let disk: string;
  let maker: ShareImageMaker;
  beforeAll(async () => {
    database = await emptyDatabase(dialect);
    store = await openStore(database.url, { shareImages: true });
    disk = mkdtempSync(join(tmpdir(), 'broadsheet-share-'));
    maker = new ShareImageMaker(disk);
  });
  beforeEach(async () => {
    await emptied(store);
    await store.transaction(async (tx) => {
      await tx.db.deleteFrom('share_image').execute();
      await tx.settings.set('publication', { name: publication.name });
      await tx.sections.save({ slug: 'europe', name: 'Europe', description: '' }, null);
    });
    await forgetJobs();
  });
  afterAll(async () => {
    maker.stop();
    await store.close();
    await database.drop();
    rmSync(disk, { recursive: true, force: true });
  });

  const forgetJobs = () => store.transaction((tx) => tx.db.deleteFrom('outbox').execute());
  const jobs = async () =>
    (await store.outbox.jobs('waiting', 10))
      .filter(({ kind }) => kind === shareImageKind)
      .map(({ payload }) => shareImagePayload.parse(payload).tags);
  /** What the press does with the jobs that wait. */
  const draw = async () => {
    const waiting = await jobs();
    await forgetJobs();
    return maker.makeChanged(store, waiting.flat());
  };
  /** What the press does with the jobs for everything, one after the other. */
  const everything = () => followed(maker, store);
  const save = (slug: string, rest: Parameters<typeof written>[1] = {}) =>
    store.articles.save(written(slug, rest), 'mara', 'sync');
  /** The image that the article's page would name. */
  const imageOf = async (slug: string) => {
    const [article] = await store.articles.publishedBySlugs([slug]);
    return article ? store.shareImages.find(articleDesign(article, publication)) : null;
  };
  const lies = (url: string | null, on = disk) => url !== null && existsSync(join(on, url));
  const changesSince = async (id: number) => (await store.changes.after(id, 100)).map(({ tag }) => tag);

  test('a publish leaves a job; the page names the image when it is there, and is then old', async () => {
    await save('law');
    expect(await jobs()).toEqual([expect.arrayContaining(['article:law', 'section:europe'])]);
    expect(await imageOf('law')).toBeNull();

    const before = await store.changes.newest();
    expect(await draw()).toMatchObject({ failures: [] });
    expect(lies(await imageOf('law'))).toBe(true);
    expect((await changesSince(before)).toSorted()).toEqual(['share:article:law', 'share:section:europe']);
    expect(await jobs()).toEqual([]);
  });

  test('the reads of a page name the image, and are old when there is another one', async () => {
    await save('law', { headline: 'The law of the sea' });
    const leave = readFrom(store);
    const [article] = await store.articles.publishedBySlugs(['law']);
    const carried = { tags: new Set<string>(), asOf: null };
    const read = () => carriedByRequest.run(carried, () => articleShareImage(article!));

    expect(await read()).toBeNull();
    const asOf = await store.changes.newest();
    expect(await store.changes.changedAfter([...carried.tags], asOf)).toBe(false);
    await draw();
    expect(await store.changes.changedAfter([...carried.tags], asOf)).toBe(true);
    expect(await read()).toEqual({
      url: await imageOf('law'),
      width: 1200,
      height: 630,
      alt: 'Reporting | Europe: The law of the sea (The Meridian)',
      type: 'image/jpeg',
    });
    expect(await sectionShareImage({ slug: 'europe', name: 'Europe', description: '' })).not.toBeNull();
    expect(await publicationShareImage()).toBeNull();
    await everything();
    expect(await publicationShareImage()).toMatchObject({ alt: 'The Meridian' });
    leave();
  });

  test('what changes nothing that it shows draws nothing', async () => {
    await save('law');
    await draw();
    const before = await store.changes.newest();
    await save('law', { text: 'Another text.' });
    const afterSave = await changesSince(before);
    expect(await draw()).toEqual({ made: 0, failures: [] });
    expect(await changesSince(before)).toEqual(afterSave);
  });

  test('another headline is another image, and the old one stays for who has just read the old page', async () => {
    await save('law');
    await draw();
    const old = await imageOf('law');
    await save('law', { headline: 'The law, corrected' });
    expect(await imageOf('law')).toBeNull();
    await draw();
    await maker.removeGone(store);
    expect(await imageOf('law')).not.toBe(old);
    expect(lies(old)).toBe(true);

    await store.transaction(async (tx) => {
      const now = await tx.now();
      await tx.db.updateTable('share_image').set({ remove_at: now }).where('url', '=', old!).execute();
    });
    await maker.removeGone(store);
    expect(lies(old)).toBe(false);
    expect(lies(await imageOf('law'))).toBe(true);
  });

  test('the image of a withdrawn article goes, and comes back with it', async () => {
    await save('law');
    await draw();
    const url = await imageOf('law');
    await store.articles.withdraw('law', 410, '', 'mara');
    expect(await store.shareImages.gone()).toMatchObject([{ url }]);
    await maker.removeGone(store);
    expect(lies(url)).toBe(false);

    await save('law', { text: 'Restored.' });
    await draw();
    expect(await imageOf('law')).toBe(url);
    await maker.removeGone(store);
    expect(lies(url)).toBe(true);
  });

  test('what is withdrawn while it is drawn leaves nothing behind', async () => {
    await save('law');
    const [article] = await store.articles.publishedBySlugs(['law']);
    const drawing = draw();
    await store.articles.withdraw('law', 410, '', 'mara');
    await drawing;
    await maker.removeGone(store);
    const design = articleDesign(article!, publication);
    expect(await store.shareImages.find(design)).toBeNull();
    expect(await store.shareImages.missing([design])).toEqual([design]);
  });

  test('two jobs about the same article draw it once, and both are done', async () => {
    await save('law');
    const both = await Promise.all([1, 2].map(() => maker.makeChanged(store, ['article:law'])));
    expect(both.flatMap(({ failures }) => failures)).toEqual([]);
    expect(lies(await imageOf('law'))).toBe(true);
  });

  test('nothing is drawn of an article under embargo before its hour', async () => {
    await save('secret', { publishedAt: await inSeconds(store, 0.3) });
    expect(await jobs()).toEqual([]);
    expect(await maker.makeChanged(store, ['article:secret'])).toEqual({ made: 0, failures: [] });
    await expect.poll(() => store.articles.publishDue('clock')).toEqual(['secret']);
    await draw();
    expect(lies(await imageOf('secret'))).toBe(true);
  });

  test('an instance with a disk of its own draws what another one has drawn', async () => {
    await save('law');
    await draw();
    const url = await imageOf('law');
    const otherDisk = mkdtempSync(join(tmpdir(), 'broadsheet-share-'));
    const other = new ShareImageMaker(otherDisk);
    const before = await store.changes.newest();
    expect(await other.makeChanged(store, ['article:law'])).toEqual({ made: 1, failures: [] });
    other.stop();
    expect(lies(url, otherDisk)).toBe(true);
    expect(await store.changes.newest()).toBe(before);
    rmSync(otherDisk, { recursive: true, force: true });
  });

  test('everything is drawn once', async () => {
    await save('law');
    await save('sea');
    await store.authors.save(
      {
        slug: 'mara',
        name: 'Mara',
        role: null,
        email: null,
        links: [],
        image: null,
        bioHtml: '',
        bioText: '',
        bioMarkdown: '',
      },
      null,
    );
    const first = await everything();
    expect(first.failures).toEqual([]);
    expect(await everything()).toEqual({ made: 0, failures: [] });
    expect(lies(await imageOf('sea'))).toBe(true);
  });

  test('a publication or a section with another name has everything looked at, and nothing else has', async () => {
    const looks = async () =>
      (await store.outbox.jobs('waiting', 10)).filter(({ kind }) => kind === allShareImagesKind).length;
    await save('law');
    await draw();
    expect(await looks()).toBe(1);
    await forgetJobs();
    await save('law', { headline: 'Another headline' });
    await draw();
    expect(await looks()).toBe(0);

    await store.sections.save({ slug: 'europe', name: 'The Continent', description: '' }, null);
    await draw();
    expect(await looks()).toBe(1);
    expect(await imageOf('law')).toBeNull();
    expect(await everything()).toMatchObject({ failures: [] });
    expect(lies(await imageOf('law'))).toBe(true);
  });

  test('a long history is drawn newest first, a step at a time, and what is published meanwhile does not wait', async () => {
    const carry = shareImageCarriers(maker, () => store);
    const step = async () => {
      const due = await store.outbox.due(1, [allShareImagesKind]);
      await carry[allShareImagesKind]!(due, AbortSignal.timeout(60_000));
      await Promise.all(due.map(({ id }) => store.outbox.done(id)));
      return due.length;
    };
    await store.transaction(async (tx) => {
      for (let day = 1; day <= 51; day++) {
        const publishedAt = new Date(Date.UTC(2020, 0, day)).toISOString();
        await tx.articles.save(written(`day-${day}`, { publishedAt }), 'mara', 'sync');
      }
    });
    await forgetJobs();
    await store.outbox.enqueue(allShareImagesKind, { behind: null });
    expect(await step()).toBe(1);
    expect(await imageOf('day-51')).not.toBeNull();
    expect(await imageOf('day-2')).not.toBeNull();
    expect(await imageOf('day-1')).toBeNull();
    expect(await step()).toBe(1);
    expect(await imageOf('day-1')).not.toBeNull();
    await step();
    expect(await step()).toBe(0);
  });
});
