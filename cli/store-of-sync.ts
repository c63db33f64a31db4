import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openStore } from '#lib/store/open-store.ts';
import { sqlitePath } from '#lib/store/sqlite-dialect.ts';
import type { Store } from '#lib/store/store.ts';

export interface OpenedStore {
  store: Store;
  close: () => Promise<void>;
}

export async function storeToWrite(databaseUrl: string): Promise<OpenedStore> {
  const store = await openStore(databaseUrl);
  return { store, close: () => store.close() };
}

/** A check makes no store: where there is none, it looks at an empty one, which is removed afterwards. */
export async function storeToCheck(databaseUrl: string): Promise<OpenedStore> {
  if (!databaseUrl.startsWith('file:') || existsSync(sqlitePath(databaseUrl))) return storeToWrite(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-check-'));
  const { store } = await storeToWrite(pathToFileURL(join(folder, 'empty.db')).href);
  return {
    store,
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
