import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchWords } from '#lib/store/migrations/0018-search-words.ts';
import * as postgres from '#lib/store/search-postgres.ts';
import * as sqlite from '#lib/store/search-sqlite.ts';
import type { Store } from '#lib/store/store.ts';
import { dialects, newStore } from './stores.ts';
import { written } from './written.ts';

const page = { limit: 20, offset: 0 };

describe.each(dialects)('a store from before words were what they are now, on %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
  });
  afterAll(() => end());

  const find = async (query: string) =>
    (await store.search.search(query, page)).hits.map(({ article }) => article.slug);

  test('is searched as before while its articles are put in anew, the newest first, and then as now', async () => {
    const count = 30;
    await store.transaction(async (tx) => {
      for (let number = 0; number < count; number++) {
        const publishedAt = new Date(Date.UTC(2026, 0, 1 + number)).toISOString();
        const text = `Learning C++ on day number${number}`;
        await tx.articles.save(written(`story-${number}`, { publishedAt, text }), 'mara', 'sync');
      }
      // As an older build left it, before the migration.
      const { writeTexts } = { sqlite, postgres }[dialect];
      const rows = await tx.db.selectFrom('search_article').select(['id']).orderBy('id').execute();
      for (const [number, { id }] of rows.entries()) {
        const old = { parts: [['learning', 'c', 'on', 'day', `number${number}`]], marks: ['=learn'], joined: [] };
        await writeTexts(tx.db, new Map([[id, { search_heads: old, search_texts: old }]]));
      }
      if (dialect === 'postgres') await sql`alter table search_words drop column search_more`.execute(tx.db);
    });
    await store.transaction((tx) => searchWords(dialect).up(tx.db as never));

    expect(await find('learning number0')).toEqual(['story-0']);
    expect(await find('C++')).toEqual([]);
    expect(await store.backfills.step()).toBe(true);
    expect(await find('learning number0')).toEqual(['story-0']);
    expect((await find('C++')).slice(0, 2)).toEqual(['story-29', 'story-28']);
    expect(await find('C++ number0')).toEqual([]);
    while (await store.backfills.step());
    expect(await find('C++ number0')).toEqual(['story-0']);
    expect((await store.search.search('C++', page)).total).toBe(count);
  });
});
