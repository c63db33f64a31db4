import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rename, restore, withdraw } from '#lib/desk/commands/amend.ts';
import { embargo, publish } from '#lib/desk/commands/publish.ts';
import { create, revise } from '#lib/desk/commands/write.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { previewSchema, reviseSchema } from '#lib/desk/inputs.ts';
import { previewOf, unpublishedAt } from '#lib/desk/previewed.ts';
import { listPreviews, makePreview, openPreview, revokePreview } from '#lib/desk/previews.ts';
import type { Store } from '#lib/store/store.ts';
import { begun, deskOf, staff } from '../support/desk.ts';
import { dialects, emptied, inSeconds, newStore } from './stores.ts';
import { written } from './written.ts';

describe.each(dialects)('previews in %s', (dialect) => {
  let store: Store;
  let desk: Desk;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
    desk = deskOf(store);
  });
  beforeEach(async () => {
    await emptied(store);
    await staff(store);
    await create(desk, begun('strait'));
    await create(desk, begun('canal'));
  });
  afterAll(() => end());

  /** The key in a new link. */
  const link = async (slug: string, options: { revision?: number; hours?: number } = {}) => {
    const made = await makePreview(desk, previewSchema.parse({ slug, ...options }));
    return { ...made, key: made.url.replace('/preview/', '') };
  };
  const rewrite = (slug: string, changes: object) => revise(desk, slug, reviseSchema.parse({ basedOn: 1, ...changes }));

  test('a link opens its article and nothing else', async () => {
    const { key } = await link('strait');
    expect(await openPreview(store, key)).toMatchObject({ slug: 'strait', revision: null });
    expect((await previewOf(store, 'strait', key))?.article.headline).toBe('Headline of strait');
    expect(await previewOf(store, 'canal', key)).toBeNull();
  });

  test('the secret is stored nowhere, only its hash', async () => {
    const { key } = await link('strait');
    const secret = key.split('.')[1]!;
    const rows = await store.db.selectFrom('preview').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(rows[0]!.hash).toBe(createHash('sha256').update(secret).digest('hex'));
  });

  test('a link that was made up opens nothing, however near it is', async () => {
    const { key } = await link('strait');
    const other = await link('canal');
    const [id, secret] = key.split('.') as [string, string];
    const last = secret.endsWith('A') ? 'B' : 'A';
    for (const forged of [
      '',
      id,
      `${id}.`,
      `${id}.${secret.slice(0, -1)}${last}`,
      `${other.id}.${secret}`,
      `${key}A`,
      `${key}.`,
      ` ${key}`,
      `${'%'.repeat(36)}.${secret}`,
      key.toUpperCase(),
    ]) {
      expect(await openPreview(store, forged), forged).toBeNull();
    }
    expect(await openPreview(store, key)).not.toBeNull();
  });

  test('a link opens until its hour and not after it', async () => {
    const { id, key, expiresAt, createdAt } = await link('strait', { hours: 1 });
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(3_600_000);
    expect(await openPreview(store, key)).not.toBeNull();
    const expires_at = createdAt;
    await store.transaction((tx) => tx.db.updateTable('preview').set({ expires_at }).where('id', '=', id).execute());
    expect(await openPreview(store, key)).toBeNull();
    expect(await listPreviews(desk, 'strait')).toEqual([]);
  });

  test('a link that was revoked opens nothing from then on; others of the article do', async () => {
    const [first, second] = [await link('strait'), await link('strait')];
    expect((await listPreviews(desk, 'strait')).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    await revokePreview(desk, first.id);
    expect(await openPreview(store, first.key)).toBeNull();
    expect(await openPreview(store, second.key)).not.toBeNull();
    expect((await listPreviews(desk, 'strait')).map(({ id }) => id)).toEqual([second.id]);
    await expect(revokePreview(desk, first.id)).rejects.toMatchObject({ kind: 'missing' });
  });

  test('a link follows what is written; one to a revision stays with it', async () => {
    const newest = await link('strait');
    const frozen = await link('strait', { revision: 1 });
    await rewrite('strait', { headline: 'Second', body: 'Second text.' });
    expect(await previewOf(store, 'strait', newest.key)).toMatchObject({
      revision: 2,
      article: { headline: 'Second', body: { html: expect.stringContaining('Second text.') } },
    });
    expect(await previewOf(store, 'strait', frozen.key)).toMatchObject({
      revision: 1,
      article: { headline: 'Headline of strait', body: { html: expect.stringContaining('First.') } },
    });
  });

  test('a revision that waits behind what readers see is what the link shows', async () => {
    await publish(desk, 'strait', {});
    const { key } = await link('strait');
    expect(await previewOf(store, 'strait', key)).toMatchObject({ isPublic: true, status: 'published' });
    const { revision } = (await store.desk.find('strait'))!;
    await revise(desk, 'strait', reviseSchema.parse({ basedOn: revision, body: 'Waiting.' }));
    const preview = await previewOf(store, 'strait', key);
    expect(preview).toMatchObject({ isPublic: false, status: 'published', revision: revision + 1 });
    expect(preview!.article.body.html).toContain('Waiting.');
    expect((await store.articles.publishedBySlug('strait'))!.body.html).toContain('First.');
  });

  test('a preview of what is public is what readers get', async () => {
    await publish(desk, 'strait', {});
    const { key } = await link('strait');
    const { article } = (await previewOf(store, 'strait', key))!;
    expect(article).toEqual(await store.articles.publishedBySlug('strait'));
  });

  test('after a rename the link opens the article where it lives now', async () => {
    const { key } = await link('strait');
    await rename(desk, 'strait', { slug: 'the-strait' });
    expect(await openPreview(store, key)).toMatchObject({ slug: 'the-strait' });
    expect((await previewOf(store, 'the-strait', key))?.article.slug).toBe('the-strait');
    expect(await previewOf(store, 'strait', key)).toBeNull();
    // Another article at the old address is another article.
    await create(desk, begun('strait', { headline: 'New here' }));
    expect(await previewOf(store, 'strait', key)).toBeNull();
  });

  /** A link is as old as the millisecond in which it was made. */
  const laterThan = (moment: string) => expect.poll(() => store.now()).not.toBe(moment);

  test('withdrawing an article closes the links of before; an editor can make a new one', async () => {
    await publish(desk, 'strait', {});
    const before = await link('strait');
    await laterThan(await store.now());
    await withdraw(desk, 'strait', { reason: '', legal: true });
    expect(await openPreview(store, before.key)).toBeNull();
    await laterThan(await store.now());
    const after = await link('strait');
    expect(await previewOf(store, 'strait', after.key)).toMatchObject({
      status: 'withdrawn',
      checks: [{ field: 'status', problem: 'it is withdrawn', instead: 'restore it first' }],
    });
    await restore(desk, 'strait');
    expect(await openPreview(store, before.key)).not.toBeNull();
  });

  test('it says who wrote the revision and what stops a publish, and shows the rest all the same', async () => {
    await create(desk, begun('long', { headline: 'x'.repeat(90), dek: '' }));
    await embargo(desk, 'long', { until: await inSeconds(store, 3600) });
    const { key } = await link('long');
    const preview = (await previewOf(store, 'long', key))!;
    expect(preview.saved).toBe('by Mara Lindqvist');
    expect(preview.checks.map(({ field }) => field)).toEqual(['headline', 'dek', 'embargo']);

    await store.sections.remove('oceans');
    await store.authors.remove('mara-lindqvist');
    const broken = (await previewOf(store, 'long', key))!;
    expect(broken.checks.map(({ field }) => field)).toEqual(['authors.0', 'section', 'headline', 'dek', 'embargo']);
    expect(broken.article.body.html).toContain('First.');
    expect(broken.article.authors).toEqual([{ slug: 'mara-lindqvist', name: 'mara-lindqvist' }]);
  });

  test('there is no link to what does not exist', async () => {
    await expect(link('nothing')).rejects.toMatchObject({ kind: 'missing' });
    await expect(link('strait', { revision: 2 })).rejects.toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'revision', problem: '"strait" has no revision 2' }],
    });
    await expect(listPreviews(desk, 'nothing')).rejects.toMatchObject({ kind: 'missing' });
  });

  test('with its article a link is gone', async () => {
    const { key } = await link('strait');
    await store.articles.remove('strait', 'test');
    expect(await openPreview(store, key)).toBeNull();
  });

  test('whoever writes on their own machine sees drafts of files without a link, and what is public without a bar', async () => {
    await store.articles.save(written('law', { status: 'draft' }), 'sync', 'add');
    expect(await unpublishedAt(store, 'law')).toMatchObject({
      status: 'draft',
      saved: 'from articles/2026/law.md',
      opensUntil: null,
    });
    await store.articles.save(written('law'), 'sync', 'sync');
    expect(await unpublishedAt(store, 'law')).toBeNull();
    expect(await unpublishedAt(store, 'nothing')).toBeNull();
  });
});
