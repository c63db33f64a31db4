import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#lib/store/store.ts';
import { dialects, emptied, newStore } from './stores.ts';

describe.each(dialects)('subscriptions in %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
  });
  beforeEach(() => emptied(store));
  afterAll(() => end());

  const asked = async (email: string, daysAgo: number, status: 'pending' | 'confirmed' | 'left' = 'pending') => {
    await store.subscribers.request({ email, list: 'weekly', consentText: 'Yes.' });
    const requested_at = new Date(Date.parse(await store.now()) - daysAgo * 86_400_000).toISOString();
    await store.transaction((tx) =>
      tx.db.updateTable('subscriber').set({ requested_at, status }).where('email', '=', email).execute(),
    );
  };
  const known = async () =>
    (await store.db.selectFrom('subscriber').select('email').orderBy('email').execute()).map(({ email }) => email);

  test('who did not confirm within seven days is forgotten, and may ask again', async () => {
    await asked('early@example.org', 6.9);
    await asked('late@example.org', 7.1);
    expect(await store.subscribers.expire()).toBe(1);
    expect(await known()).toEqual(['early@example.org']);
    await asked('late@example.org', 0);
    expect(await store.subscribers.expire()).toBe(0);
    expect(await known()).toEqual(['early@example.org', 'late@example.org']);
  });

  test('who confirmed or left is kept, however long ago that was', async () => {
    await asked('reader@example.org', 400, 'confirmed');
    await asked('gone@example.org', 400, 'left');
    await store.subscribers.expire();
    expect(await known()).toEqual(['gone@example.org', 'reader@example.org']);
  });

  test('any number of made-up addresses is forgotten, a part at a time', async () => {
    const long = '2020-01-01T00:00:00.000Z';
    const rows = Array.from({ length: 700 }, (_, n) => ({
      ...{
        id: `id-${n}`,
        email: `a${n}@example.org`,
        list: 'weekly',
        status: 'pending' as const,
        consent_text: 'Yes.',
      },
      ...{ requested_at: long, confirmed_at: null, left_at: null },
    }));
    await store.transaction((tx) => tx.db.insertInto('subscriber').values(rows).execute());
    while ((await store.subscribers.expire()) > 0);
    expect(await known()).toEqual([]);
  });
});
