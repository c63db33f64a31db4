import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openStore } from '#lib/store/open-store.ts';
import { postgresServer } from './postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A real PostgreSQL server for this run. */
    postgresUrl: string;
    /** An empty store on SQLite, to be copied. */
    sqliteTemplate: string;
  }
}

/** The database on the run's server that holds an empty store, to be copied with `create database … template`. */
export const postgresTemplate = 'empty_store';

/** Both databases for the whole run, with an empty store in each: a test copies it, which is faster than migrating anew. */
export default async function makeTemplates(project: TestProject): Promise<() => Promise<void>> {
  const server = await postgresServer();
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-template-'));
  const sqlite = join(folder, 'empty-store.db');
  const postgres = await server.database(postgresTemplate);
  for (const url of [`file:${sqlite}`, postgres]) await (await openStore(url)).close();
  project.provide('postgresUrl', server.url);
  project.provide('sqliteTemplate', sqlite);
  return async () => {
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  };
}
