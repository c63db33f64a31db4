import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newestMigration } from '#lib/store/migrate.ts';
import { BuildTooOld } from '#lib/store/oldest-build.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { dialects, newStore } from './stores.ts';
import { written } from './written.ts';

describe.each(dialects)('an upgrade beside a build that runs, on %s', (dialect) => {
  let store: Store;
  let url: string;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, url, end } = await newStore(dialect));
  });
  afterAll(() => end());

  /** As a newer build leaves the store. */
  const upgradeTo = async (oldest: string) => {
    const newer = await openStore(url);
    try {
      await newer.transaction(async ({ db }) => {
        await db.updateTable('oldest_build').set({ migration: oldest }).execute();
      });
    } finally {
      await newer.close();
    }
  };
  const save = (slug: string) => store.articles.save(written(slug), 'test', 'sync');

  test('goes on where the newer one only adds', async () => {
    await upgradeTo(newestMigration);
    await save('beside');
    await (await openStore(url)).close();
    expect(await store.articles.publishedBySlug('beside')).not.toBeNull();
  });

  test('stops writing at once where it would get something wrong, reads on, and does not start again', async () => {
    await upgradeTo('9999-later');
    const refused = /too old for the store.*Nothing was written/;
    await expect(save('too-late')).rejects.toThrow(refused);
    await expect(store.changes.record(['front'])).rejects.toThrow(BuildTooOld);
    expect(await store.articles.publishedBySlug('too-late')).toBeNull();
    expect(await store.articles.publishedBySlug('beside')).not.toBeNull();
    await expect(openStore(url)).rejects.toThrow(refused);
  });
});
