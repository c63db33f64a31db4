import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withdraw } from '#lib/desk/commands/amend.ts';
import { embargo, publish, schedule } from '#lib/desk/commands/publish.ts';
import { read } from '#lib/desk/commands/read.ts';
import { create, revise } from '#lib/desk/commands/write.ts';
import { operationOf } from '#lib/desk/operations.ts';
import type { List } from '#lib/desk/commands/list.ts';
import type { Store } from '#lib/store/store.ts';
import { begun, deskOf, draft, staff } from '../support/desk.ts';
import { refusal } from '../support/small-paper-desk.ts';
import { dialects, newStore } from './stores.ts';

describe.each(dialects)('the desk on %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  let desk: ReturnType<typeof deskOf>;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
    await staff(store);
    await store.settings.set('publication', { name: 'Paper', timeZone: 'Europe/London' });
    desk = deskOf(store);
    for (const slug of ['first', 'second', 'third']) await draft(desk, slug);
    await publish(desk, 'first', {});
  });
  afterAll(() => end());

  const ask = (id: string, input = {}) => operationOf(id)!.check({}, input).run(desk);
  const slugs = (list: unknown) => (list as List).articles.map(({ slug }) => slug);

  test('lists articles of every status, the ones last worked on first, page by page', async () => {
    expect(slugs(await ask('list'))).toEqual(['first', 'third', 'second']);
    expect(slugs(await ask('list', { status: 'draft' }))).toEqual(['third', 'second']);
    const page = (await ask('list', { limit: '2' })) as List;
    expect(slugs(page)).toEqual(['first', 'third']);
    const rest = (await ask('list', { limit: 2, after: page.next })) as List;
    expect([slugs(rest), rest.next]).toEqual([['second'], null]);
    expect(page.articles[0]).toMatchObject({ headline: 'Headline of first', status: 'published', section: 'oceans' });
  });

  test('names what an article can be in, about and by', async () => {
    expect(await ask('sections')).toEqual([{ slug: 'oceans', name: 'Oceans', url: '/section/oceans' }]);
    expect(await ask('topics')).toEqual([{ slug: 'fisheries', name: 'Fisheries', url: '/topic/fisheries' }]);
    expect(await ask('authors')).toMatchObject([{ slug: 'mara-lindqvist', name: 'Mara Lindqvist' }]);
    expect(await ask('publication')).toMatchObject({ name: 'Paper', timeZone: 'Europe/London' });
  });

  test('takes times as the clock of the newsroom shows them', async () => {
    const scheduled = await schedule(desk, 'second', { at: '2049-07-01 09:00' });
    expect(scheduled.publishedAt).toBe('2049-07-01T08:00:00.000Z');
    await embargo(desk, 'third', { until: '2049-12-01T09:00+02:00' });
    expect((await read(desk, 'third')).embargoUntil).toBe('2049-12-01T07:00:00.000Z');
    // The clock is put forward at one, and back at two.
    for (const at of ['2049-03-28 01:30', '2049-10-31 01:30', '2049-02-30 09:00']) {
      expect((await refusal(schedule(desk, 'third', { at }))).message).toContain('write it with its zone');
    }
  });

  test('a publish does not make the revision in hand an old one', async () => {
    await draft(desk, 'in-hand');
    const published = await publish(desk, 'in-hand', { basedOn: 1 });
    expect(published.revision).toBe(2);
    const revised = await revise(desk, 'in-hand', { basedOn: 1, body: 'Second.', publish: false });
    expect(revised.revision).toBe(3);
    const late = refusal(revise(desk, 'in-hand', { basedOn: 2, body: 'Another second.', publish: false }));
    expect((await late).message).toContain('Somebody has written revision 3');
  });

  test('readers of a withdrawn story may be told why later', async () => {
    await create(desk, begun('gone'));
    await publish(desk, 'gone', {});
    await withdraw(desk, 'gone', {});
    const before = await store.changes.newest();
    await withdraw(desk, 'gone', { reason: 'The source took it back.' });
    expect(await store.tombstones.find('gone')).toMatchObject({ status: 410, reason: 'The source took it back.' });
    await withdraw(desk, 'gone', { legal: true });
    expect(await store.tombstones.find('gone')).toMatchObject({ status: 451, reason: 'The source took it back.' });
    expect(await store.changes.changedAfter(['article:gone'], before)).toBe(true);
    expect((await refusal(withdraw(desk, 'gone', {}))).message).toContain('withdrawn already');
  });
});
