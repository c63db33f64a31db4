import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#lib/store/store.ts';
import { dialects, newStore } from '../contract/stores.ts';
import { staff } from '../support/desk.ts';

const killed = (url: string, slug: string, step: number) =>
  new Promise<boolean>((resolve) => {
    const env = { ...process.env, NODE_COMPILE_CACHE: 'var/test/compile-cache' };
    const args = ['tests/support/publish-and-die.ts', url, slug, String(step)];
    execFile('node', args, { env }, (_error, output) => resolve(output === 'acknowledged'));
  });

/** What is there of a story: nothing, or all of it. */
async function found(store: Store, slug: string): Promise<Record<string, boolean>> {
  const article = await store.articles.publishedBySlug(slug);
  const word = `killed${slug.replaceAll('-', '')}`.slice(6);
  const any = async (table: 'revision' | 'change', what: string) =>
    (await store.db.selectFrom(table).selectAll().execute()).some((row) => JSON.stringify(row).includes(what));
  return {
    article: article !== null,
    byline: article?.authors.length === 1,
    topic: (await store.articles.published({ topic: 'fisheries' }, { limit: 1000, offset: 0 })).some(
      (each) => each.slug === slug,
    ),
    revision: await any('revision', `"${slug}\\"`),
    changes: await any('change', `"article:${slug}"`),
    search: (await store.search.search(word, { limit: 1, offset: 0 })).total === 1,
  };
}

describe.each(dialects)('a publish on %s that is killed before any of its steps', (dialect) => {
  let store: Store;
  let url: string;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, url, end } = await newStore(dialect));
    await staff(store);
  });
  afterAll(() => end());

  test('is there whole when it was acknowledged, and else whole or not at all: fifty times', async () => {
    const outcomes: { slug: string; acknowledged: boolean }[] = [];
    const steps = Array.from({ length: 50 }, (_, i) => i + 1).values();
    const worker = async () => {
      for (const step of steps) {
        const slug = `story-${String(step).padStart(2, '0')}`;
        outcomes.push({ slug, acknowledged: await killed(url, slug, step) });
      }
    };
    await Promise.all([worker(), worker()]);

    for (const { slug, acknowledged } of outcomes) {
      const parts = await found(store, slug);
      const whole = Object.values(parts).every(Boolean);
      const nothing = Object.values(parts).every((part) => !part);
      expect(acknowledged ? whole : whole || nothing, `${slug}: ${JSON.stringify(parts)}`).toBe(true);
    }
    // Killed too early and too late, the test would say nothing.
    expect(outcomes.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(0);
    expect(outcomes.filter(({ acknowledged }) => !acknowledged).length).toBeGreaterThan(20);
  });
});
