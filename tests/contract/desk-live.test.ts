import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  addUpdate,
  deleteUpdate,
  editUpdate,
  endLive,
  pinUpdate,
  readUpdate,
  startLive,
} from '#lib/desk/commands/live.ts';
import { createBreaking } from '#lib/desk/commands/write.ts';
import { addUpdateSchema } from '#lib/desk/inputs.ts';
import type { Store } from '#lib/store/store.ts';
import { aStory, clearDesk, deskOfSmallPaper, refusal, type PaperDesk } from '../support/small-paper-desk.ts';
import { dialects, newStore } from './stores.ts';

describe.each(dialects)('live coverage on %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  let desk: PaperDesk;
  let id: string;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
    desk = await deskOfSmallPaper(store);
  });
  beforeEach(async () => {
    await clearDesk(store);
    await createBreaking(desk, aStory({ slug: 'strait' }));
    id = (await store.desk.find('strait'))!.id;
  });
  afterAll(async () => {
    await desk.end();
    await end();
  });

  const add = (body: string, more: object = {}) => addUpdate(desk, 'strait', addUpdateSchema.parse({ body, ...more }));
  const numbers = async () => (await store.live.between(id, 1, 1000)).map(({ number }) => number);

  test('the first update begins the coverage; each has the next number, its authors and an address that stays', async () => {
    const first = await add('A ship.');
    const second = await add('Another.', { authors: ['jun-halvorsen'] });
    expect([first.number, second.number]).toEqual([1, 2]);
    expect(second.url).toBe('/article/strait/updates/1#update-2');
    const [newest, oldest] = await store.live.between(id, 1, 2);
    expect(newest?.authors).toEqual([{ slug: 'jun-halvorsen', name: 'Jun Halvorsen' }]);
    expect(oldest?.authors).toEqual([{ slug: 'noor-castellan', name: 'Noor Castellan' }]);
    expect((await store.articles.publishedBySlug('strait'))?.live).toMatchObject({ endedAt: null });
  });

  test('thirty editors at once: thirty numbers, none twice, none left out', async () => {
    const receipts = await Promise.all(Array.from({ length: 30 }, (_, turn) => add(`Ship ${turn}.`)));
    expect(receipts.map(({ number }) => number).sort((a, b) => a - b)).toEqual(receipts.map((_, i) => i + 1));
  });

  test('the number of an update that was deleted is not given again', async () => {
    await add('A ship.');
    const { editedAt: basedOn } = await add('A mistake.');
    await deleteUpdate(desk, 'strait', 2);
    expect((await add('Another.')).number).toBe(3);
    expect(await numbers()).toEqual([3, 1]);
    expect((await refusal(editUpdate(desk, 'strait', 2, { body: 'No.', basedOn }))).message).toContain(
      'has no update 2',
    );
  });

  test('one update at a time is on top', async () => {
    await add('A ship.', { pinned: true });
    await add('Another.');
    await pinUpdate(desk, 'strait', 2, { pinned: true });
    expect((await store.live.pinned(id))?.number).toBe(2);
    await pinUpdate(desk, 'strait', 1, { pinned: false });
    expect((await store.live.pinned(id))?.number).toBe(2);
    await pinUpdate(desk, 'strait', 2, { pinned: false });
    expect(await store.live.pinned(id)).toBeNull();
  });

  test('who edits an update that somebody else edited since is told of a conflict, with what is there', async () => {
    const { editedAt: asWritten } = await add('One ship.');
    const { editedAt } = await editUpdate(desk, 'strait', 1, { body: 'Two ships.', basedOn: asWritten });
    const error = await refusal(editUpdate(desk, 'strait', 1, { body: 'No ship.', basedOn: asWritten }));
    expect(error.kind).toBe('conflict');
    expect(error.current).toMatchObject({ editedAt, body: 'Two ships.', authors: ['noor-castellan'] });
    expect(await readUpdate(desk, 'strait', 1)).toMatchObject({ number: 1, editedAt, body: 'Two ships.' });
  });

  test('an editor goes on from their own last edit, or from what they have looked up', async () => {
    const written = await add('One ship.');
    const first = await editUpdate(desk, 'strait', 1, { body: 'Two ships.', basedOn: written.editedAt });
    await editUpdate(desk, 'strait', 1, { headline: 'At last', basedOn: first.editedAt });
    const { editedAt } = await readUpdate(desk, 'strait', 1);
    await editUpdate(desk, 'strait', 1, { body: 'Three ships.', basedOn: editedAt });
    expect(await readUpdate(desk, 'strait', 1)).toMatchObject({ headline: 'At last', body: 'Three ships.' });
  });

  test('coverage that has ended takes no update until it is resumed', async () => {
    await startLive(desk, 'strait', { keyPoints: ['The strait is closed.'] });
    await add('A ship.');
    await endLive(desk, 'strait');
    expect((await refusal(add('Late.'))).message).toContain('resume it first');
    expect((await refusal(endLive(desk, 'strait'))).kind).toBe('conflict');
    await startLive(desk, 'strait', {});
    expect((await add('Resumed.')).number).toBe(2);
    expect((await store.articles.publishedBySlug('strait'))?.keyPoints).toEqual(['The strait is closed.']);
  });
});
