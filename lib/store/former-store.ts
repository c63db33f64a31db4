import { existsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { defaultStore } from '#lib/config/env.ts';
import { sqlitePath } from './sqlite-dialect.ts';

/** A store that is left behind where `BROADSHEET_VAR` names another place. */
export interface FormerStore {
  /** As a person names it: `./var/broadsheet.db`. */
  file: string;
  /** Where the store would be now. */
  now: string;
  /** Of its publication; null where that cannot be read. */
  name: string | null;
}

/**
 * Releases before kept the store in `./var`, whatever `BROADSHEET_VAR` said. Who relied on that has a store there, and
 * none where it belongs now: it must not be taken for a new paper.
 *
 * @returns null where DATABASE_URL names a store, where one is in its place, or none was left behind
 */
export function formerStore({ databaseUrl, varDir }: { databaseUrl: string; varDir: string }): FormerStore | null {
  if (databaseUrl !== defaultStore(varDir)) return null;
  const now = sqlitePath(databaseUrl);
  const before = sqlitePath(defaultStore());
  if (now === before || !existsSync(before) || nameIn(now) !== null) return null;
  return { file: `./${path.relative('.', before)}`, now: path.relative('.', now), name: nameIn(before) };
}

function nameIn(file: string): string | null {
  if (!existsSync(file)) return null;
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
    try {
      const row = database.prepare("select value from setting where key = 'publication'").get();
      const { name } = JSON.parse(String(row?.value)) as { name?: unknown };
      return typeof name === 'string' ? name : null;
    } finally {
      database.close();
    }
  } catch {
    return null;
  }
}
