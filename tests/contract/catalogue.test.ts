import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tags } from '#lib/news/tags.ts';
import type { Store } from '#lib/store/store.ts';
import { Clock } from '#press/store/clock.ts';
import { aPicture } from '../support/an-article.ts';
import { dialects, emptied, inSeconds, newStore } from './stores.ts';
import { written } from './written.ts';

describe.each(dialects)('what crawlers are told, from %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => ({ store, end } = await newStore(dialect)));
  beforeEach(() => emptied(store));
  afterAll(() => end());

  const save = (slug: string, rest: Parameters<typeof written>[1] = {}) =>
    store.articles.save(written(slug, rest), 'test', 'sync');
  const inMonth = async (month: string, window = { offset: 0, limit: 5000 }) => {
    const batches: string[][] = [];
    for await (const batch of store.catalogue.inMonth(month, window)) batches.push(batch.map(({ slug }) => slug));
    return batches;
  };
  const hoursAgo = (hours: number) => inSeconds(store, -hours * 3600);
  const news = async () => (await store.catalogue.news(1000)).map(({ slug }) => slug);

  test('months are counted, the newest first, each with its last change; drafts are nowhere', async () => {
    await save('one', { publishedAt: '2025-10-31T23:59:59.999Z' });
    await save('two', { publishedAt: '2025-11-01T00:00:00Z', updatedAt: '2025-12-24T08:00:00Z', image: aPicture });
    await save('three', { publishedAt: '2025-11-30T23:59:59.999Z' });
    await save('draft', { publishedAt: '2025-11-20T00:00:00Z', status: 'draft' });
    expect((await store.catalogue.months()).map((row) => ({ ...row }))).toEqual([
      { month: '2025-11', count: 2, changedAt: '2025-12-24T08:00:00.000Z' },
      { month: '2025-10', count: 1, changedAt: '2025-10-31T23:59:59.999Z' },
    ]);
    expect(await inMonth('2025-11')).toEqual([['two', 'three']]);
    expect(await inMonth('2025-09')).toEqual([]);
    const [first] = await store.catalogue
      .inMonth('2025-11', { offset: 0, limit: 1 })
      [Symbol.asyncIterator]()
      .next()
      .then(({ value }) => value);
    expect(first).toMatchObject({ changedAt: '2025-12-24T08:00:00.000Z', picture: aPicture.file });
  });

  test('sections can be left out, of counts and parts too', async () => {
    await save('one', { publishedAt: '2025-11-01T00:00:00Z' });
    await save('two', { publishedAt: '2025-11-02T00:00:00Z', section: 'archive' });
    await save('three', { publishedAt: await hoursAgo(1), section: 'archive' });
    await save('four', { publishedAt: await hoursAgo(2), section: 'trade' });
    const slugs = (found: readonly { slug: string }[]) => found.map(({ slug }) => slug);
    expect((await store.catalogue.months(['archive', 'trade'])).map((row) => ({ ...row }))).toEqual([
      { month: '2025-11', count: 1, changedAt: '2025-11-01T00:00:00.000Z' },
    ]);
    expect(slugs(await store.catalogue.news(10, ['archive']))).toEqual(['four']);
    const first = store.catalogue.inMonth('2025-11', { offset: 0, limit: 10 }, ['archive'])[Symbol.asyncIterator]();
    expect(slugs((await first.next()).value ?? [])).toEqual(['one']);
    for (const slug of ['one', 'two']) {
      const update = { headline: '', markdown: 'x', html: '<p>x</p>', text: 'x', authors: [] };
      const article = (await store.desk.find(slug))!;
      await store.transaction((tx) => tx.live.add(article, update, '2025-11-20T10:00:00Z'));
    }
    expect(slugs(await store.catalogue.segments(10, ['archive']))).toEqual(['one']);
  });

  test('what was withdrawn is told of no more', async () => {
    await save('one', { publishedAt: await hoursAgo(1) });
    await store.articles.withdraw('one', 410, '', 'test');
    expect(await store.catalogue.months()).toEqual([]);
    expect(await news()).toEqual([]);
  });

  test('news is what was published in the last 48 hours by the database’s time', async () => {
    await save('old', { publishedAt: await hoursAgo(48.001) });
    await save('still', { publishedAt: await hoursAgo(47.999) });
    await save('new', { publishedAt: await hoursAgo(0.001) });
    await save('embargoed', { publishedAt: await hoursAgo(-1) });
    expect(await news()).toEqual(['new', 'still']);
  });

  test('when something is news no longer, the change log says so, once', async () => {
    await save('still', { publishedAt: await hoursAgo(1) });
    await save('old', { publishedAt: await hoursAgo(72) });
    expect(await store.catalogue.retireNews()).toBe(true);
    expect(await store.catalogue.retireNews()).toBe(false);
    // Two days pass.
    await store.transaction(async (tx) => {
      await tx.db
        .updateTable('change')
        .set({ at: await hoursAgo(49) })
        .where('tag', '=', 'news')
        .execute();
      await tx.db
        .updateTable('article')
        .set({ published_at: await hoursAgo(48.001) })
        .where('slug', '=', 'still')
        .execute();
    });
    expect(await store.catalogue.retireNews()).toBe(true);
    expect(await store.catalogue.retireNews()).toBe(false);
  });

  test('the press’s clock sees to that', async () => {
    await save('old', { publishedAt: await hoursAgo(72) });
    const clock = new Clock(() => store, pino({ level: 'silent' }));
    try {
      await expect.poll(() => store.changes.changedAfter([tags.news], 0), { timeout: 5000 }).toBe(true);
    } finally {
      await clock.stop();
    }
  });

  test('each list knows when something was published in it last', async () => {
    await save('one', { publishedAt: '2025-10-01T00:00:00Z', topics: ['rail'], kind: 'analysis' });
    await save('two', { publishedAt: '2025-11-01T00:00:00Z', section: 'oceans', authors: ['jun'] });
    const { section, topic, author, kind } = await store.catalogue.newestOfEach();
    expect(Object.fromEntries(section)).toEqual({
      europe: '2025-10-01T00:00:00.000Z',
      oceans: '2025-11-01T00:00:00.000Z',
    });
    expect(Object.fromEntries(topic)).toEqual({ rail: '2025-10-01T00:00:00.000Z' });
    expect(author.get('jun')).toBe('2025-11-01T00:00:00.000Z');
    expect(kind.get('analysis')).toBe('2025-10-01T00:00:00.000Z');
  });

  test('segments of live coverage are told of as long as something in them can be read', async () => {
    await save('quake');
    const article = (await store.desk.find('quake'))!;
    const update = { headline: '', markdown: 'x', html: '<p>x</p>', text: 'x', authors: [] };
    await store.transaction(async (tx) => {
      for (let i = 0; i < 76; i += 1) await tx.live.add(article, update, '2025-11-20T10:00:00Z');
      for (let number = 26; number <= 50; number += 1) await tx.live.remove(article, number);
    });
    const segments = await store.catalogue.segments(10);
    expect(segments.map(({ slug, segment, newest }) => [slug, segment, newest])).toEqual([
      ['quake', 1, 76],
      ['quake', 3, 76],
      ['quake', 4, 76],
    ]);
    expect(segments[0]!.changedAt).toBe('2025-11-20T10:00:00.000Z');
  });

  test('a month of thousands comes in batches of a thousand, from the place asked for, each article once', async () => {
    await save('pattern', { publishedAt: '2024-02-01T00:00:00Z' });
    const columns = (await store.db.selectFrom('article').selectAll().executeTakeFirstOrThrow()) as object;
    const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
    const copied = sql.join(
      Object.keys(columns).map((name) =>
        name === 'id' || name === 'slug' ? sql`${sql.ref(name)} || '-' || n.i` : sql.ref(name),
      ),
    );
    await store.transaction((tx) =>
      sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < 12499)
        insert into article (${names}) select ${copied} from article, n`
        .execute(tx.db)
        .then(() => {}),
    );
    expect((await store.catalogue.months())[0]).toMatchObject({ month: '2024-02', count: 12_500 });
    const first = await inMonth('2024-02', { offset: 0, limit: 10_000 });
    const second = await inMonth('2024-02', { offset: 10_000, limit: 10_000 });
    expect([...first, ...second].map(({ length }) => length)).toEqual([...Array(12).fill(1000), 500]);
    expect(new Set([...first, ...second].flat()).size).toBe(12_500);
  });
});
