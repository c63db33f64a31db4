import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isSigned, sign, takeOnce } from '#lib/desk/signature.ts';
import { allows } from '#lib/desk/scopes.ts';
import { createToken, revokeToken, verifyToken } from '#lib/desk/tokens.ts';
import type { Store } from '#lib/store/store.ts';
import { clearDesk, refusal } from '../support/small-paper-desk.ts';
import { dialects, newStore } from './stores.ts';

describe.each(dialects)('secrets of the desk on %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
  });
  beforeEach(() => clearDesk(store));
  afterAll(() => end());

  describe('a token', () => {
    test('stands for its name and scopes; the store has no copy of its secret', async () => {
      const token = await createToken(store, { name: 'wire', scopes: ['draft'] });
      expect(token).toMatch(/^bs_[0-9a-f-]{36}_[\w-]{43}$/);
      expect(await verifyToken(store, token)).toEqual({ name: 'wire', scopes: ['draft'] });
      const rows = await store.db.selectFrom('token').selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(token.slice(-43));
    });

    test('with one character changed, or another one’s secret, it is none', async () => {
      const [one, other] = [
        await createToken(store, { name: 'one', scopes: ['publish'] }),
        await createToken(store, { name: 'other', scopes: ['publish'] }),
      ];
      const last = one.at(-2) === 'A' ? 'B' : 'A';
      const forged = [
        `${one.slice(0, -2)}${last}${one.at(-1)}`,
        one.slice(0, -43) + other.slice(-43),
        `${one}A`,
        '',
        'bs_',
      ];
      for (const each of forged) expect(await verifyToken(store, each)).toBeNull();
    });

    test('says when it was last used, and is useless once it is revoked, by name or id', async () => {
      const token = await createToken(store, { name: 'wire', scopes: ['publish'] });
      expect((await store.tokens.all())[0]?.lastUsedAt).toBeNull();
      await verifyToken(store, token);
      expect((await store.tokens.all())[0]?.lastUsedAt).not.toBeNull();
      await revokeToken(store, 'wire');
      expect(await verifyToken(store, token)).toBeNull();
      expect((await refusal(revokeToken(store, 'wire'))).kind).toBe('missing');
    });

    test('has a name that no other working token has, so that a revision says who wrote it', async () => {
      await createToken(store, { name: 'wire', scopes: ['draft'] });
      expect((await refusal(createToken(store, { name: 'wire', scopes: ['draft'] }))).kind).toBe('conflict');
      await revokeToken(store, 'wire');
      await createToken(store, { name: 'wire', scopes: ['draft'] });
    });

    test('without a scope, or with one that does not exist, is not made', async () => {
      expect((await refusal(createToken(store, { name: 'x', scopes: [] }))).problems).toMatchObject([
        { field: 'scopes' },
      ]);
      const unknown = createToken(store, { name: 'x', scopes: ['admin' as 'draft'] });
      expect((await refusal(unknown)).message).toContain('draft, publish, withdraw');
    });

    test('that publishes may draft and not withdraw; one that withdraws may do only that; all may read', () => {
      expect(['read', 'draft', 'publish'].every((need) => allows(['publish'], need as 'draft'))).toBe(true);
      expect(allows(['publish'], 'withdraw')).toBe(false);
      expect(allows(['draft'], 'publish')).toBe(false);
      expect([allows(['withdraw'], 'draft'), allows(['withdraw'], 'read')]).toEqual([false, true]);
    });
  });

  describe('a signed request', () => {
    const secret = 'a secret of at least thirty-two characters';
    const now = '2026-11-20T09:00:00.000Z';
    const seconds = Date.parse(now) / 1000;
    const signedAt = (time: number, body = '{}', key = secret) => {
      const timestamp = String(time);
      return { timestamp, body, signature: `v1=${sign(key, timestamp, body)}` };
    };

    test('holds for five minutes to either side of the store’s time', () => {
      for (const [off, holds] of [
        [0, true],
        [-300, true],
        [300, true],
        [-301, false],
        [301, false],
      ] as const) {
        expect(isSigned(signedAt(seconds + off), secret, now)).toBe(holds);
      }
    });

    test('does not hold with another body, time, secret or form of signature', () => {
      const good = signedAt(seconds);
      expect(isSigned({ ...good, body: '{"a":1}' }, secret, now)).toBe(false);
      expect(isSigned({ ...good, timestamp: String(seconds + 1) }, secret, now)).toBe(false);
      expect(isSigned(signedAt(seconds, '{}', 'another secret of thirty-two characters'), secret, now)).toBe(false);
      for (const signature of [
        '',
        'v1=',
        good.signature.slice(3),
        good.signature.toUpperCase(),
        `v2${good.signature}`,
      ]) {
        expect(isSigned({ ...good, signature }, secret, now)).toBe(false);
      }
      for (const timestamp of ['', '-1', '1e9', `${seconds}.0`]) {
        expect(isSigned({ ...signedAt(seconds), timestamp }, secret, now)).toBe(false);
      }
    });

    test('may carry several signatures while a key is being changed', () => {
      const [old, fresh] = [signedAt(seconds, '{}', 'the old secret'), signedAt(seconds)];
      expect(isSigned({ ...fresh, signature: `${old.signature}, ${fresh.signature}` }, secret, now)).toBe(true);
    });

    test('is taken once, whichever key signed it; one whose command failed was not taken', async () => {
      const request = signedAt(seconds);
      const failing = store.transaction(async (tx) => {
        await takeOnce(tx, request);
        throw new Error('the command failed');
      });
      await expect(failing).rejects.toThrow('the command failed');
      await store.transaction((tx) => takeOnce(tx, request));
      const again = signedAt(seconds, '{}', 'another secret of thirty-two characters');
      expect((await refusal(store.transaction((tx) => takeOnce(tx, again)))).kind).toBe('conflict');
      await store.transaction((tx) => takeOnce(tx, signedAt(seconds + 1)));
    });

    test('sent eight times at once is taken once', async () => {
      const request = signedAt(seconds);
      const all = await Promise.allSettled(
        Array.from({ length: 8 }, () => store.transaction((tx) => takeOnce(tx, request))),
      );
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });
  });
});
