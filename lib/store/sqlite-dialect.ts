import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely';
import { writersPatience } from './query-timeout.ts';

const statementsKept = 200;

/** Kysely over Node's own SQLite. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.#database });
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** The file that `file:…` names. */
export function sqlitePath(databaseUrl: string): string {
  const url = databaseUrl.replace(/\?.*$/, '');
  return url.startsWith('file://') ? fileURLToPath(url) : resolve(decodeURI(url.slice('file:'.length)));
}

/**
 * Opens the file in the shape of better-sqlite3 that Kysely knows.
 *
 * @param access `read` refuses every write, so that a mistake is an error and not a lock.
 */
export async function openSqlite(path: string, access: 'read' | 'write'): Promise<SqliteDatabase> {
  if (access === 'write') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true });
  // Two processes that open a new file at once collide here whatever the timeout is.
  if (access === 'write') await untilFree(() => database.exec('pragma journal_mode = wal'));
  // Acknowledged means durable: in WAL mode, anything less than `full` may lose the last commits in a power cut.
  database.exec('pragma synchronous = full; pragma cache_size = -8000');
  if (access === 'read') database.exec('pragma query_only = on');

  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const made = adapted(database.prepare(sql), () => database.prepare(sql));
      if (statements.size >= statementsKept) statements.clear();
      statements.set(sql, made);
      return made;
    },
    close: () => database.close(),
  };
}

function adapted(statement: StatementSync, another: () => StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters) => statement.run(...(parameters as SQLInputValue[])),
    // A statement that is being stepped through cannot be run again meanwhile.
    iterate: (parameters) => another().iterate(...(parameters as SQLInputValue[])),
  };
}

/**
 * Every transaction takes the write lock when it begins: two processes that first read and then both want to write
 * would otherwise refuse each other. It waits for the lock without blocking the process, whose readers go on.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const run = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql));
    await run('pragma busy_timeout = 0');
    try {
      await untilFree(() => run('begin immediate'));
    } finally {
      await run('pragma busy_timeout = 5000');
    }
  }
}

/** SQLite's DDL does take part in transactions; Kysely then migrates inside one, safe from a second process. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

async function untilFree<T>(attempt: () => T | Promise<T>): Promise<T> {
  const deadline = performance.now() + writersPatience;
  for (let pause = 1; ; pause = Math.min(pause * 2, 30)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await sleep(pause * (0.5 + Math.random()));
    }
  }
}

/** SQLITE_BUSY (5) and its extended codes, https://sqlite.org/rescode.html#busy */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}
