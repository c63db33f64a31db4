import { expect, test } from 'vitest';
import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { newStore } from './stores.ts';

test('a connection that breaks between two queries of a transaction fails it, and nothing else', async () => {
  const { store, url, end } = await newStore('postgres');
  const other = new pg.Client({ connectionString: url });
  await other.connect();
  try {
    const failing = store.transaction(async (tx) => {
      await tx.now();
      await other.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      // The end of the connection arrives while nothing is asked.
      const connections = `select count(*)::int as n from pg_stat_activity where datname = current_database()`;
      await expect.poll(async () => (await other.query(connections)).rows[0].n).toBe(1);
      await setImmediate();
      await tx.changes.record(['front']);
    });
    await expect(failing).rejects.toThrow();
    expect(await store.changes.newest()).toBe(0);
    await store.changes.record(['front']);
    expect(await store.changes.newest()).toBeGreaterThan(0);
  } finally {
    await other.end();
    await end();
  }
});
