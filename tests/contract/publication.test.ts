import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#lib/store/store.ts';
import { aPicture } from '../support/an-article.ts';
import { dialects, emptied, newStore } from './stores.ts';

const mara = {
  slug: 'mara-lindqvist',
  name: 'Mara Lindqvist',
  role: 'Editor',
  email: null,
  links: ['https://example.org/mara'],
  image: aPicture,
  bioHtml: '<p>Edits.</p>',
  bioText: 'Edits.',
};

describe.each(dialects)('the publication in %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => ({ store, end } = await newStore(dialect)));
  beforeEach(() => emptied(store));
  afterAll(() => end());

  /** Tags that the work changed. */
  const changedBy = async (work: () => Promise<unknown>) => {
    const before = await store.changes.newest();
    await work();
    return (await store.changes.after(before, 100)).map(({ tag }) => tag).sort();
  };

  test.each(['sections', 'topics'] as const)(
    '%s stand in their order, and every page shows a new name at once',
    async (kind) => {
      const one = kind.slice(0, -1);
      const entries = store[kind];
      await entries.save({ slug: 'oceans', name: 'Oceans', description: 'The sea.' }, 'h1', 2);
      await entries.save({ slug: 'trade', name: 'Trade', description: '' }, 'h2', 1);
      expect((await entries.all()).map(({ slug }) => slug)).toEqual(['trade', 'oceans']);
      expect(await entries.bySlug('oceans')).toEqual({ slug: 'oceans', name: 'Oceans', description: 'The sea.' });
      expect(await entries.hashes()).toEqual(
        new Map([
          ['oceans', 'h1'],
          ['trade', 'h2'],
        ]),
      );

      const renamed = () => entries.save({ slug: 'oceans', name: 'The sea', description: 'The sea.' }, 'h3', 2);
      expect(await changedBy(renamed)).toEqual(['publication', `${one}:oceans`]);
      expect(await changedBy(renamed)).toEqual([]);
      expect(await changedBy(() => entries.remove('oceans'))).toEqual(['publication', `${one}:oceans`]);
      expect(await changedBy(() => entries.remove('oceans'))).toEqual([]);
      expect(await entries.bySlug('oceans')).toBeNull();
    },
  );

  test('an author’s new name concerns every page, a new role only the author’s', async () => {
    const save = (changes: object) => () => store.authors.save({ ...mara, ...changes, bioMarkdown: 'Edits.' }, 'h');
    await save({})();
    expect(await store.authors.bySlug('mara-lindqvist')).toEqual(mara);
    expect(await store.authors.all()).toEqual([mara]);
    expect(await changedBy(save({}))).toEqual([]);
    const own = ['archive', 'author:mara-lindqvist', 'byline:mara-lindqvist'];
    expect(await changedBy(save({ role: 'Columnist' }))).toEqual(own);
    expect(await changedBy(save({ role: 'Columnist', name: 'M. Lindqvist' }))).toEqual([...own, 'publication']);
    expect(await changedBy(() => store.authors.remove('mara-lindqvist'))).toContain('publication');
    expect(await store.authors.bySlug('mara-lindqvist')).toBeNull();
  });

  test('a standing page is found, changed and removed', async () => {
    const about = { slug: 'about', title: 'About', description: 'Who we are.', bodyHtml: '<p>Us.</p>' };
    const save = () => store.pages.save({ ...about, bodyMarkdown: 'Us.' }, 'h');
    expect(await changedBy(save)).toEqual(['page:about', 'publication']);
    expect(await changedBy(save)).toEqual([]);
    expect(await store.pages.bySlug('about')).toEqual(about);
    expect(await store.pages.all()).toEqual([about]);
    expect(await store.pages.hashes()).toEqual(new Map([['about', 'h']]));
    await store.pages.remove('about');
    expect(await store.pages.bySlug('about')).toBeNull();
  });

  test('setting what is set already prints nothing anew', async () => {
    expect(await store.settings.get('front')).toBeNull();
    expect(await changedBy(() => store.settings.set('front', { lead: 'a' }))).toEqual(['front']);
    expect(await changedBy(() => store.settings.set('front', { lead: 'a' }))).toEqual([]);
    expect(await changedBy(() => store.settings.set('publication', { name: 'The Meridian' }))).toEqual(['publication']);
    expect(await store.settings.get('front')).toEqual({ lead: 'a' });
  });

  test('a prepared picture is known by its source and its address', async () => {
    const media = { src: '/media/strait.jpg', hash: 'h', file: aPicture.file };
    await store.media.save(media);
    await store.media.save(media);
    expect(await store.media.all()).toEqual([media]);
    expect(await store.media.bySource('/media/strait.jpg')).toEqual(media);
    expect(await store.media.byBase(aPicture.file.base)).toEqual(media);
    await store.media.remove(aPicture.file.base);
    expect(await store.media.bySource('/media/strait.jpg')).toBeNull();
  });

  test('a job goes to one worker, comes back when it failed, and never after it is done', async () => {
    await store.outbox.enqueue('mail', { to: 'ada@example.org' });
    await store.outbox.enqueue('purge', ['/']);
    const taken = (await Promise.all([store.outbox.due(1), store.outbox.due(1), store.outbox.due(1)])).flat();
    expect(taken.map(({ kind, payload, attempts }) => [kind, payload, attempts]).sort()).toEqual([
      ['mail', { to: 'ada@example.org' }, 1],
      ['purge', ['/'], 1],
    ]);
    expect(await store.outbox.due(10)).toEqual([]);

    const [first, second] = taken;
    await store.outbox.done(first!.id);
    await store.outbox.failed(second!.id, { error: 'no route to host', retryIn: 0 });
    expect(await store.outbox.due(10)).toEqual([{ ...second, attempts: 2 }]);
    await store.outbox.failed(second!.id, { error: 'still none', retryIn: null });
    expect(await store.outbox.due(10)).toEqual([]);
  });

  test('the clock is the database’s', async () => {
    const now = await store.now();
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    // Of this machine, as this process is; within what a busy one takes to ask.
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000);
  });
});
