import { expect, test } from 'vitest';
import pg from 'pg';
import { newStore } from './stores.ts';

const many = (count: number, what: () => Promise<number>) =>
  Promise.allSettled(Array.from({ length: count }, () => what()));

test('however many read and write at once, one process takes ten connections of PostgreSQL, and writers leave readers theirs', async () => {
  const { store, url, end } = await newStore('postgres');
  const [keeper, watcher] = [1, 2].map(() => new pg.Client({ connectionString: url })) as [pg.Client, pg.Client];
  await Promise.all([keeper.connect(), watcher.connect()]);
  const count = async (which: string) => {
    const others = 'datname = current_database() and pid not in (pg_backend_pid(), $1)';
    const { rows } = await watcher.query(
      `select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and ${others} and ${which}`,
      [(await keeper.query('select pg_backend_pid() as pid')).rows[0].pid],
    );
    return rows[0].n as number;
  };
  try {
    // Whoever reads or writes articles waits here, so that all of them are there at the same time.
    await keeper.query('begin; lock table article, tally in access exclusive mode');
    const writes = many(30, () => store.transaction((tx) => tx.articles.countPublished({})));
    await expect.poll(() => count("wait_event_type = 'Lock'")).toBe(3);
    const reads = many(100, () => store.articles.countPublished({}));
    await expect.poll(() => count("wait_event_type = 'Lock'")).toBe(10);
    expect(await count('true')).toBe(10);
    await keeper.query('commit');
    const answered = [...(await writes), ...(await reads)];
    expect(answered).toEqual(Array(130).fill({ status: 'fulfilled', value: 0 }));
  } finally {
    await keeper.query('rollback').catch(() => {});
    await Promise.all([keeper.end(), watcher.end()]);
    await end();
  }
});
