import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { openStore } from '#lib/store/open-store.ts';
import { dialects, emptyDatabase } from './stores.ts';
import { written } from './written.ts';

const script = fileURLToPath(new URL('./write-many.ts', import.meta.url));
const anotherProcess = (url: string, name: string, count: number) =>
  promisify(execFile)(process.execPath, [script, url, name, String(count)]);

describe.each(dialects)('several processes on one %s', (dialect) => {
  test('start at once on an empty database, and again on a full one', async () => {
    const database = await emptyDatabase(dialect);
    try {
      await Promise.all(['a', 'b', 'c'].map((name) => anotherProcess(database.url, name, 0)));
      const stores = await Promise.all([openStore(database.url), openStore(database.url)]);
      const rows = await stores[0].db
        .selectFrom('kysely_migration' as 'setting')
        .selectAll()
        .execute();
      const migrations = readdirSync('lib/store/migrations').filter((file) => /^\d/.test(file));
      expect(rows).toHaveLength(migrations.length);
      await Promise.all(stores.map((store) => store.close()));
    } finally {
      await database.drop();
    }
  });

  test('write at once: none is told that the database is locked, and nothing is lost', async () => {
    const database = await emptyDatabase(dialect);
    const store = await openStore(database.url);
    try {
      const others = ['a', 'b'].map((name) => anotherProcess(database.url, name, 40));
      // A long transaction of this process, as a sync is one, while the others write and its own readers read.
      const long = store.transaction(async (tx) => {
        for (let number = 0; number < 60; number++) await tx.articles.save(written(`c-${number}`), 'c', 'sync');
      });
      while ((await store.articles.countPublished({})) < 140) await new Promise((resolve) => setTimeout(resolve, 5));
      await Promise.all([...others, long]);

      expect(await store.articles.topicCounts()).toEqual(
        new Map([
          ['a', 40],
          ['b', 40],
        ]),
      );
      const changes = await store.changes.after(0, 10_000);
      expect(changes.filter(({ tag }) => tag.startsWith('article:'))).toHaveLength(140);
      expect(changes.map(({ id }) => id)).toEqual(changes.map(({ id }) => id).toSorted((a, b) => a - b));
    } finally {
      await store.close();
      await database.drop();
    }
  });
});

test('a write that waits for another process’s long transaction does not hold up this one’s readers', async () => {
  const database = await emptyDatabase('sqlite');
  const [here, elsewhere] = [await openStore(database.url), await openStore(database.url)];
  try {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const recorded = Promise.withResolvers<void>();
    const long = elsewhere.transaction(async (tx) => {
      await tx.changes.record(['long']);
      recorded.resolve();
      await held;
    });
    await recorded.promise;
    let written = false;
    const waiting = here.changes.record(['short']).then(() => (written = true));
    for (let read = 0; read < 50; read++) await here.changes.newest();
    expect(written).toBe(false);
    release();
    await Promise.all([long, waiting]);
    expect((await here.changes.after(0, 10)).map(({ tag }) => tag)).toEqual(['long', 'short']);
  } finally {
    await Promise.all([here.close(), elsewhere.close()]);
    await database.drop();
  }
});
