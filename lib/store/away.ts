/** PostgreSQL's classes of errors: of the connection (08), of a server that ends or is starting (57P), of too many (53), of a read that took too long (57014). */
const sqlState = /^(?:08|57P|57014|53)/;
/** What node-postgres says without a code. */
const inWords =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/i;
/** SQLITE_BUSY, SQLITE_LOCKED: somebody else holds the file longer than we wait. */
const sqliteBusy = new Set([5, 6]);

/** Whether an error says that the store cannot be reached just now, and not that something is wrong with what was asked. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as { code?: string; errcode?: number };
  if (errcode !== undefined) return sqliteBusy.has(errcode & 0xff);
  return (
    sqlState.test(code ?? '') || /^E(?:CONN|PIPE|HOST|NET|TIMEDOUT)/.test(code ?? '') || inWords.test(error.message)
  );
}

/** PostgreSQL's lock_not_available. */
const lockTimeout = '55P03';

/**
 * Whether a write waited in vain for the writer before it (a large sync, say): nothing of it has been written. SQLite says
 * so when a transaction begins; one that has begun has the lock.
 */
export function isWaitedInVain(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as { code?: string; errcode?: number };
  return code === lockTimeout || (errcode !== undefined && sqliteBusy.has(errcode & 0xff));
}
