import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rename, withdraw } from '#lib/desk/commands/amend.ts';
import { placeOnFront, readFront, takeFromFront } from '#lib/desk/commands/front.ts';
import { publish } from '#lib/desk/commands/publish.ts';
import { placeOnFrontSchema } from '#lib/desk/inputs.ts';
import { expirePlacements } from '#lib/store/front.ts';
import type { Store } from '#lib/store/store.ts';
import { deskOf, draft, staff } from '../support/desk.ts';
import { refusal } from '../support/small-paper-desk.ts';
import { dialects, inSeconds, newStore } from './stores.ts';

describe.each(dialects)('the front on %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  let desk: ReturnType<typeof deskOf>;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
    await staff(store);
    await store.settings.set('publication', { name: 'Paper', timeZone: 'Europe/London' });
    await store.settings.set('front', { lead: 'by-file', secondary: ['beside'] });
    desk = deskOf(store);
    for (const slug of ['by-file', 'beside', 'third', 'fourth', 'newest']) {
      await draft(desk, slug);
      await publish(desk, slug, {});
    }
  });
  afterAll(() => end());

  const placeAt = (slug: string, more = {}) => placeOnFront(desk, placeOnFrontSchema.parse({ slug, ...more }));
  const lines = async () =>
    (await readFront(desk)).map(({ place, slug, because }) => `${place} ${slug} ${because}`).slice(0, 4);

  test('says what stands where, and why', async () => {
    expect(await lines()).toEqual([
      'lead by-file file',
      expect.stringMatching(/^leadRelated \w+ newest$/),
      expect.stringMatching(/^leadRelated \w+ newest$/),
      'secondary beside file',
    ]);
  });

  test('takes what the desk puts there before what the file says, and prints the front again', async () => {
    const before = await store.changes.newest();
    await placeAt('third');
    expect((await lines())[0]).toBe('lead third desk');
    expect(await store.changes.changedAfter(['front'], before)).toBe(true);
    // Who led before stays near.
    await placeAt('fourth');
    expect(await lines()).toContain('secondary third desk');
    await takeFromFront(desk, 'fourth');
    await takeFromFront(desk, 'third');
    expect((await lines())[0]).toBe('lead by-file file');
    expect((await refusal(takeFromFront(desk, 'by-file'))).message).toContain('content/front.yaml');
  });

  test('lets it go when its time is over', async () => {
    const front = await placeAt('third', { until: '2049-07-01 09:00' });
    expect(front[0]).toMatchObject({ place: 'lead', slug: 'third', until: '2049-07-01T08:00:00.000Z' });
    expect(await expirePlacements(store)).toEqual([]);
    const [placement] = (await store.settings.get('placements')) as object[];
    await store.settings.set('placements', [{ ...placement, until: await inSeconds(store, -1) }]);
    const before = await store.changes.newest();
    expect(await expirePlacements(store)).toEqual(['third']);
    expect((await lines())[0]).toBe('lead by-file file');
    expect(await store.changes.changedAfter(['front'], before)).toBe(true);
  });

  test('keeps what was moved to another address, and shows nothing that is withdrawn', async () => {
    await placeAt('third', { place: 'section:oceans' });
    await rename(desk, 'third', { slug: 'moved' });
    const oceans = (await readFront(desk)).find(({ slug }) => slug === 'moved');
    expect(oceans).toMatchObject({ place: 'section:oceans', because: 'desk' });
    await withdraw(desk, 'moved', {});
    expect((await readFront(desk)).map(({ slug }) => slug)).not.toContain('moved');
    expect((await refusal(placeAt('moved'))).message).toContain('publish it first');
  });

  test('says what is no place, and what is past', async () => {
    expect((await refusal(placeAt('newest', { place: 'section:sport' }))).message).toContain('no block of "sport"');
    expect((await refusal(placeAt('newest', { until: '2020-01-01 09:00' }))).message).toContain('is past');
    expect(placeOnFrontSchema.safeParse({ slug: 'newest', place: 'top' }).error?.issues[0]?.message).toContain(
      'write lead, leadRelated, secondary, opinion or section:<slug>',
    );
  });
});
