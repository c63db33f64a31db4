import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#lib/store/store.ts';
import { dialects, newStore } from '../contract/stores.ts';
import { breakNews, deskOf, staff } from '../support/desk.ts';
import { series } from '../support/in-full.ts';

const killed = (url: string, slug: string, step: number) =>
  new Promise<boolean>((resolve) => {
    const env = { ...process.env, NODE_COMPILE_CACHE: 'var/test/compile-cache' };
    const args = ['tests/support/publish-and-die.ts', url, slug, String(step)];
    execFile('node', args, { env }, (_error, output) => resolve(output === 'acknowledged'));
  });

/** What is there of what a publish writes after this change: nothing, or all of it. */
async function found(store: Store, slug: string, since: number): Promise<Record<string, boolean>> {
  const headline = `Killed ${slug.replaceAll('-', '')}`;
  const article = await store.articles.publishedBySlug(slug);
  const any = (rows: readonly unknown[], what: string) => rows.some((row) => JSON.stringify(row).includes(what));
  const { total, lacking } = await store.search.search(headline, { limit: 1, offset: 0 });
  return {
    article: article?.headline === headline,
    revision: any(await store.db.selectFrom('revision').selectAll().execute(), headline),
    changes: any(await store.changes.after(since, 10_000), `"article:${slug}"`),
    // Where no article has all of its words, those with words like them are found: other stories of this test.
    search: lacking === undefined && total === 1,
    purge: any(await store.outbox.jobs('waiting', 1000), `"article:${slug}"`),
  };
}

/** What a story that begins has besides. */
async function begun(store: Store, slug: string): Promise<Record<string, boolean>> {
  const ofTopic = await store.articles.published({ topic: 'fisheries' }, { limit: 1000, offset: 0 });
  return {
    byline: (await store.articles.publishedBySlug(slug))?.authors.length === 1,
    topic: ofTopic.some((each) => each.slug === slug),
  };
}

/** That many processes start one after the other, and a busy machine takes seconds for each. */
const patient = { timeout: 600_000 };

describe.each(dialects)('a publish on %s that is killed before any of its steps', (dialect) => {
  let store: Store;
  let url: string;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, url, end } = await newStore(dialect));
    await staff(store);
  });
  afterAll(() => end());

  /** Publishes each of these stories and is killed at its step, two at a time. */
  async function killAt(stories: readonly (readonly [slug: string, step: number])[]) {
    const outcomes: { slug: string; acknowledged: boolean }[] = [];
    const left = stories.values();
    const worker = async () => {
      for (const [slug, step] of left) outcomes.push({ slug, acknowledged: await killed(url, slug, step) });
    };
    await Promise.all([worker(), worker()]);
    return outcomes;
  }

  function expectWholeOrNothing(slug: string, acknowledged: boolean, parts: Record<string, boolean>): void {
    const whole = Object.values(parts).every(Boolean);
    const nothing = Object.values(parts).every((part) => !part);
    expect(acknowledged ? whole : whole || nothing, `${slug}: ${JSON.stringify(parts)}`).toBe(true);
  }

  test('is there whole when it was acknowledged, and else whole or not at all', patient, async () => {
    const steps = series(
      Array.from({ length: 71 }, (_, i) => i + 1),
      (step) => step % 20 === 1 || step === 71,
    );
    const outcomes = await killAt(steps.map((step) => [`story-${String(step).padStart(2, '0')}`, step]));
    for (const { slug, acknowledged } of outcomes) {
      const parts = { ...(await found(store, slug, 0)), ...(await begun(store, slug)) };
      expectWholeOrNothing(slug, acknowledged, parts);
    }
    // Killed too early and too late, the test would say nothing.
    expect(outcomes.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(0);
    expect(outcomes.filter(({ acknowledged }) => !acknowledged).length).toBeGreaterThan(steps.length / 4);
  });

  test('leaves readers what they had, or the whole of its revision', patient, async () => {
    const steps = series(
      Array.from({ length: 24 }, (_, i) => 4 * (i + 1)),
      (step) => step % 24 === 0,
    );
    const stories = steps.map((step) => [`again-${String(step).padStart(2, '0')}`, step] as const);
    for (const [slug] of stories) await breakNews(deskOf(store), slug);
    const since = await store.changes.newest();
    const outcomes = await killAt(stories);
    for (const { slug, acknowledged } of outcomes) {
      expectWholeOrNothing(slug, acknowledged, await found(store, slug, since));
      expect(await begun(store, slug), slug).toEqual({ byline: true, topic: true });
    }
    expect(outcomes.filter(({ acknowledged }) => acknowledged).length).toBeGreaterThan(0);
    expect(outcomes.filter(({ acknowledged }) => !acknowledged).length).toBeGreaterThan(steps.length / 6);
  });
});
