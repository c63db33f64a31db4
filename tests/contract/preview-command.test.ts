import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { create } from '#lib/desk/commands/write.ts';
import { openPreview } from '#lib/desk/previews.ts';
import type { Store } from '#lib/store/store.ts';
import { broadsheet as run } from '../support/broadsheet.ts';
import { begun, deskOf, staff } from '../support/desk.ts';
import { dialects, newStore } from './stores.ts';

describe.each(dialects)('broadsheet preview, on %s', (dialect) => {
  let store: Store;
  let url: string;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, url, end } = await newStore(dialect));
    await staff(store);
    await create(deskOf(store), begun('strait'));
  });
  afterAll(() => end());

  const broadsheet = (...args: string[]) =>
    run(args, { ...process.env, DATABASE_URL: url, SITE_URL: 'https://paper.example/' });

  test('it prints the whole link and nothing else, lists it, and revokes it', async () => {
    const made = await broadsheet('preview', 'strait', '--hours', '2');
    expect(made).toMatchObject({ status: 0, err: expect.stringMatching(/^Opens until 20/) });
    expect(made.out).toMatch(/^https:\/\/paper\.example\/preview\/[\w.-]+$/);
    const key = made.out.replace('https://paper.example/preview/', '');
    const opened = await openPreview(store, key);
    expect(Date.parse(opened!.expiresAt) - Date.parse(await store.now())).toBeLessThanOrEqual(2 * 3600 * 1000);

    const id = key.split('.')[0]!;
    expect((await broadsheet('previews', 'strait')).out).toContain(
      `${id}  newest  until ${opened!.expiresAt.slice(0, 16).replace('T', ' ')} UTC`,
    );
    expect((await broadsheet('revoke-preview', id)).status).toBe(0);
    expect(await openPreview(store, key)).toBeNull();
    expect((await broadsheet('previews', 'strait')).out).toBe('No link opens it.');
  });

  test('what cannot be is said, and ends with 1', async () => {
    for (const [args, said] of [
      [['preview', 'nothing'], 'There is no article "nothing".'],
      [['preview', 'strait', '--revision', '9'], 'name one from 1 to 1'],
      [['preview', 'strait', '--hours', '1000'], 'write at most 720 hours'],
      [['preview', 'strait', '--hours', 'soon'], 'Write a number.'],
      [['revoke-preview', 'nothing'], 'There is no preview "nothing" to revoke.'],
    ] as const) {
      const { status, out, err } = await broadsheet(...args);
      expect([status, out]).toEqual([1, '']);
      expect(err).toContain(said);
    }
  });
});
