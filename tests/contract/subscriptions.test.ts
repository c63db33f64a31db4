import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '#lib/store/store.ts';
import { Clock } from '#press/store/clock.ts';
import { broadsheet as run } from '../support/broadsheet.ts';
import { dialects, newStore } from './stores.ts';

describe.each(dialects)('who asked for a newsletter while that was possible, in %s,', (dialect) => {
  let store: Store;
  let url: string;
  let end: () => Promise<void>;
  beforeAll(async () => ({ store, url, end } = await newStore(dialect)));
  afterAll(() => end());

  const asked = (email: string, list: string, status: 'pending' | 'confirmed' | 'left' = 'pending') =>
    store.transaction((tx) =>
      tx.db
        .insertInto('subscriber')
        .values({
          ...{ id: `${email} ${list}`, email, list, status, consent_text: 'Yes.' },
          ...{ requested_at: '2025-01-01T00:00:00.000Z', confirmed_at: null, left_at: null },
        })
        .execute(),
    );
  const command = (...args: string[]) => run(['subscriber', 'list', ...args], { ...process.env, DATABASE_URL: url });

  test('there may be nobody', async () => {
    expect(await command()).toMatchObject({ status: 0, out: 'Nobody has asked for a newsletter.' });
    expect(JSON.parse((await command('--json')).out)).toEqual([]);
  });

  test('is listed by address, for people and for programs', async () => {
    await asked('noor@example.org', 'The Weekly Bearing');
    await asked('ada@example.org', 'The Weekly Bearing', 'confirmed');
    await asked('ada@example.org', 'Letter \u001b[31mred');
    const { status, out } = await command();
    expect(status).toBe(0);
    // What would steer a terminal, `safe-console.ts` spells out.
    expect(out.split('\n')).toEqual([
      'ada@example.org  Letter \u001b[31mred  pending, asked 2025-01-01T00:00:00.000Z',
      'ada@example.org  The Weekly Bearing  confirmed, asked 2025-01-01T00:00:00.000Z',
      'noor@example.org  The Weekly Bearing  pending, asked 2025-01-01T00:00:00.000Z',
    ]);
    const json = (await command('--json')).out;
    expect(json).not.toContain('\u001b');
    const listed = JSON.parse(json) as { email: string; list: string }[];
    expect(listed).toHaveLength(3);
    expect(listed[0]).toEqual({
      email: 'ada@example.org',
      list: 'Letter \u001b[31mred',
      status: 'pending',
      consentText: 'Yes.',
      requestedAt: '2025-01-01T00:00:00.000Z',
    });
  });

  test('is listed once, however many there are', async () => {
    const found: string[] = [];
    for await (const batch of store.subscribers.each(2)) found.push(...batch.map(({ email, list }) => email + list));
    expect(found).toHaveLength(3);
    expect(new Set(found).size).toBe(3);
  });

  test('is kept by the press’s clock, however long ago that was', async () => {
    for (let count = 0; count < 5; count += 1) await store.changes.record(['front']);
    const clock = new Clock(() => store, pino({ level: 'silent' }));
    const fronts = async () => (await store.changes.after(0, 100)).filter(({ tag }) => tag === 'front').length;
    await expect.poll(fronts, { message: 'it has tidied' }).toBe(1);
    await clock.stop();
    expect((await command()).out.split('\n')).toHaveLength(3);
  });
});
