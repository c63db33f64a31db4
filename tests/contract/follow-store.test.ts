import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { expect, test } from 'vitest';
import { StoreFollower } from '#press/store/follow-store.ts';
import { TombstoneList } from '#press/store/tombstone-list.ts';
import { openStore } from '#lib/store/open-store.ts';
import { newStore } from './stores.ts';

test('a press that may not listen for changes looks for them, and misses none', async () => {
  const { store, url, end } = await newStore('postgres');
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-follow-'));
  const warnings: string[] = [];
  const follower = new StoreFollower({
    open: () => openStore(url),
    // As an intermediary answers that shares connections between its clients.
    listen: () => Promise.reject(new Error('LISTEN is not passed on')),
    tombstones: new TombstoneList(join(folder, 'tombstones.json')),
    log: pino({ level: 'warn' }, { write: (line: string) => void warnings.push(line) }),
    onChange: () => {},
    onRestored: () => {},
  });
  try {
    await expect.poll(() => follower.seen).toBe(0);
    for (const tag of ['front', 'article:law', 'front']) {
      const before = follower.seen;
      await store.changes.record([tag]);
      await expect.poll(() => follower.seen).toBe(await store.changes.newest());
      expect(follower.changedAfter([tag], before)).toBe(true);
      expect(follower.changedAfter(['topic:rail'], before)).toBe(false);
    }
    expect(follower.problem).toBeNull();
    expect(warnings.join('')).toContain('LISTEN is not passed on');
  } finally {
    await follower.stop();
    await end();
    rmSync(folder, { recursive: true, force: true });
  }
});
