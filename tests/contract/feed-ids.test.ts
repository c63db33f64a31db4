import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rename, withdraw, restore } from '#lib/desk/commands/amend.ts';
import { publish } from '#lib/desk/commands/publish.ts';
import { create } from '#lib/desk/commands/write.ts';
import type { Store } from '#lib/store/store.ts';
import { feedOf } from '#lib/syndication/feed.ts';
import { writeFeed } from '#lib/syndication/write-feed.ts';
import { pinFeedOrigin } from '#press/store/pin-feed-origin.ts';
import { anArticleFile, writeIn } from '../fixtures/content/small-paper.ts';
import { readByFeedsmith } from '../support/read-feed.ts';
import { aStory, clearDesk, deskOfSmallPaper, type PaperDesk } from '../support/small-paper-desk.ts';
import { dialects, newStore } from './stores.ts';

const urn = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The ids that a feed reader finds, by slug; the same in all formats. */
async function idsIn(store: Store, siteUrl = 'https://paper.example'): Promise<Record<string, string>> {
  const articles = await store.articles.fullPublished({}, { limit: 30, offset: 0 });
  const feedOrigin = (await store.settings.pinned('feedOrigin')) ?? siteUrl;
  const dateline = { language: 'en-GB', timeZone: 'UTC' };
  const feed = feedOf({
    publication: { siteUrl, feedOrigin, name: 'The Small Paper', description: '', dateline, hubs: [] },
    list: null,
    articles: articles.map((article) => ({ article, updates: [] })),
  });
  const [rss, atom, json] = (['rss', 'atom', 'json'] as const).map((format) =>
    readByFeedsmith(writeFeed(feed, format, `${siteUrl}/feeds/${format}`)).items.map(({ id, url }) => [
      url!.slice(`${siteUrl}/article/`.length),
      id!,
    ]),
  );
  expect([atom, json]).toEqual([rss, rss]);
  return Object.fromEntries(rss!) as Record<string, string>;
}

/** Makes an article one from before there were ids for feeds. */
const asBeforeTheUpgrade = (store: Store, slug: string) =>
  store.transaction((tx) => tx.db.updateTable('article').set({ feed_id: null }).where('slug', '=', slug).execute());

describe.each(dialects)('what identifies a story in feeds, on %s,', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  let desk: PaperDesk;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
    desk = await deskOfSmallPaper(store);
  });
  beforeEach(async () => {
    await clearDesk(store);
    await store.transaction((tx) => tx.db.deleteFrom('setting').where('key', '=', 'feedOrigin').execute());
  });
  afterAll(async () => {
    await desk.end();
    await end();
  });

  const published = async (slug: string) => {
    await create(desk, aStory({ slug }));
    await publish(desk, slug, {});
  };

  test('is no address, and stays when the desk renames it, withdraws it and brings it back', async () => {
    await published('late-night');
    const { 'late-night': first } = await idsIn(store);
    expect(first).toMatch(urn);
    await rename(desk, 'late-night', { slug: 'late-at-night-corrected' });
    expect(await idsIn(store)).toMatchObject({ 'late-at-night-corrected': first });
    await withdraw(desk, 'late-at-night-corrected', { reason: '', legal: false });
    await restore(desk, 'late-at-night-corrected');
    await rename(desk, 'late-at-night-corrected', { slug: 'late-night' });
    expect(await idsIn(store)).toMatchObject({ 'late-night': first });
  });

  test('is the address it had before the upgrade, whatever it and the site are called later', async () => {
    await published('strait');
    await asBeforeTheUpgrade(store, 'strait');
    await pinFeedOrigin(store, { siteUrl: 'https://paper.example' });
    const before = 'https://paper.example/article/strait';
    expect(await idsIn(store)).toMatchObject({ strait: before });

    await rename(desk, 'strait', { slug: 'narrows' });
    await rename(desk, 'narrows', { slug: 'the-narrows' });
    await pinFeedOrigin(store, { siteUrl: 'https://moved.example' });
    expect(await idsIn(store, 'https://moved.example')).toMatchObject({ 'the-narrows': before });
  });

  test('is nobody else’s: who comes to a free address does not come to the id', async () => {
    await published('strait');
    await asBeforeTheUpgrade(store, 'strait');
    await rename(desk, 'strait', { slug: 'narrows' });
    await published('strait');
    const ids = await idsIn(store);
    expect(ids.narrows).toBe('https://paper.example/article/strait');
    expect(ids.strait).toMatch(urn);
    await rename(desk, 'narrows', { slug: 'channel' });
    await rename(desk, 'strait', { slug: 'narrows' });
    expect(await idsIn(store)).toMatchObject({ channel: ids.narrows, narrows: ids.strait });
  });

  test('does not come from an address of this machine that nobody configured', async () => {
    await pinFeedOrigin(store, { siteUrl: null });
    expect(await store.settings.pinned('feedOrigin')).toBeNull();
  });

  describe('for a file', () => {
    const file = (slug: string) => `articles/2026/${slug}.md`;
    const write = (slug: string, oldUrls = '[]') => writeIn(desk.contentDir, file(slug), anArticleFile({ oldUrls }));
    const remove = (slug: string) => rm(join(desk.contentDir, file(slug)), { force: true });
    const counts = async () => {
      const { problems, articles } = await desk.sync();
      expect(problems).toEqual([]);
      const { added, changed, removed } = articles;
      return { added, changed, removed };
    };
    beforeEach(async () => {
      for (const slug of ['late-night', 'corrected', 'corrected-again']) await remove(slug);
      await desk.sync();
      await store.transaction((tx) => tx.db.deleteFrom('tombstone').execute());
    });

    test('stays when the file has another name and says which address it had', async () => {
      await write('late-night');
      await desk.sync();
      const { 'late-night': first } = await idsIn(store);
      expect(first).toMatch(urn);
      const text = 'One ship passed.';
      const update = { headline: '', markdown: text, html: `<p>${text}</p>`, text, authors: [] };
      await store.live.add((await store.desk.find('late-night'))!, update);

      await remove('late-night');
      await write('corrected', '[/article/late-night]');
      expect(await counts()).toEqual({ added: 0, changed: 1, removed: 0 });
      expect(await idsIn(store)).toMatchObject({ corrected: first });
      expect(await store.redirects.leadsTo('/article/late-night')).toBe('/article/corrected');
      const { id } = (await store.articles.publishedBySlug('corrected'))!;
      expect(await store.live.extent(id), 'what was added to it is still there').toEqual({ newest: 1, count: 1 });

      await remove('corrected');
      await write('corrected-again', '[/article/late-night, /article/corrected]');
      await desk.sync();
      expect(await idsIn(store)).toMatchObject({ 'corrected-again': first });
      expect(await counts()).toEqual({ added: 0, changed: 0, removed: 0 });
    });

    test('stays when it is taken away in one sync and is back in another, under the old or a new name', async () => {
      await write('late-night');
      await desk.sync();
      await asBeforeTheUpgrade(store, 'late-night');
      const before = 'https://paper.example/article/late-night';
      await remove('late-night');
      await desk.sync();
      await write('corrected', '[/article/late-night]');
      await desk.sync();
      expect(await idsIn(store)).toMatchObject({ corrected: before });

      await remove('corrected');
      await desk.sync();
      await write('corrected');
      await desk.sync();
      expect(await idsIn(store)).toMatchObject({ corrected: before });
    });

    test('stays where it is when somebody else’s file comes to the old address', async () => {
      await write('late-night');
      await desk.sync();
      const { 'late-night': first } = await idsIn(store);
      await remove('late-night');
      await write('corrected', '[/article/late-night]');
      await desk.sync();
      await write('late-night');
      const { problems } = await desk.sync();
      // An address leads to one article; the sync says so, and the id stays where it was.
      expect(problems.map(({ problem }) => problem).join()).toContain('/article/late-night');
      expect(await idsIn(store)).toMatchObject({ corrected: first });
    });

    test('is the same in a second store that is filled from the same files', async () => {
      await write('late-night');
      await write('corrected', '[/2019/05/permalink, /article/corrected-first]');
      await desk.sync();
      const other = await newStore(dialect);
      const otherDesk = await deskOfSmallPaper(other.store);
      try {
        const at = (slug: string) => writeIn(otherDesk.contentDir, file(slug), anArticleFile());
        await at('late-night');
        await at('corrected-first');
        await otherDesk.sync();
        const [ids, others] = [await idsIn(store), await idsIn(other.store)];
        expect(others['late-night']).toBe(ids['late-night']);
        expect(others['corrected-first']).toBe(ids.corrected);
      } finally {
        await otherDesk.end();
        await other.end();
      }
    });
  });
});
