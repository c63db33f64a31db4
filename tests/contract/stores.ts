import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { postgresTemplate } from '../support/template-databases.ts';

export const dialects = ['sqlite', 'postgres'] as const;

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A new database with nothing in it: a file in a folder of its own, or a database on the run's server. */
export async function emptyDatabase(dialect: (typeof dialects)[number]): Promise<TestDatabase> {
  return dialect === 'sqlite' ? newFile() : newDatabase();
}

/** A new database with an empty store in it. */
async function emptyStore(dialect: (typeof dialects)[number]): Promise<TestDatabase> {
  return dialect === 'sqlite' ? newFile(inject('sqliteTemplate')) : newDatabase(postgresTemplate);
}

function newFile(template?: string): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-store-'));
  const file = join(folder, 'var', 'broadsheet.db');
  if (template) {
    mkdirSync(join(folder, 'var'));
    copyFileSync(template, file);
  }
  return { url: `file:${file}`, drop: async () => rmSync(folder, { recursive: true, force: true }) };
}

async function newDatabase(template = 'template1'): Promise<TestDatabase> {
  const server = inject('postgresUrl');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, drop: () => onServer(server, `drop database ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A store over a new database; `end` closes and drops it. */
export async function newStore(dialect: (typeof dialects)[number]) {
  const database = await emptyStore(dialect);
  const store = await openStore(database.url);
  const end = async () => {
    await store.close();
    await database.drop();
  };
  return { store, url: database.url, end };
}

/** Lets the newsroom's reads of this process read from this store. @returns ends that */
export function readFrom(store: Store): () => void {
  const shared = globalThis as { broadsheetStore?: Promise<Store> };
  shared.broadsheetStore = Promise.resolve(store);
  return () => delete shared.broadsheetStore;
}

/** Everything out, for the next test of the file. */
export async function emptied(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    for (const { slug } of await tx.db.selectFrom('article').select('slug').execute())
      await tx.articles.remove(slug, 'test');
    for (const table of ['revision', 'tombstone', 'change', 'outbox', 'section', 'topic', 'author'] as const) {
      await tx.db.deleteFrom(table).execute();
    }
    for (const table of ['page', 'setting', 'media', 'subscriber'] as const) await tx.db.deleteFrom(table).execute();
  });
}

/** A moment from now by the store's own clock. */
export async function inSeconds(store: Store, seconds: number): Promise<string> {
  return new Date(Date.parse(await store.now()) + seconds * 1000).toISOString();
}

/** Brings the hour of a scheduled article forward to a moment that is over. */
export async function makeDue(store: Store, slug: string): Promise<void> {
  const published_at = await inSeconds(store, -1);
  await store.transaction((tx) =>
    tx.db.updateTable('article').set({ published_at }).where('slug', '=', slug).execute(),
  );
}
