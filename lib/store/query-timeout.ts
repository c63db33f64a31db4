/** Milliseconds after which what a reader waits for is given up, and no longer worked on. */
export const readersPatience = 2000;

/**
 * Milliseconds that a write waits for another process's transaction (a large sync) before it fails. Well below what the
 * press waits for an answer (30 s): whoever asked learns that nothing was written, not that something broke.
 */
export const writersPatience = 10_000;

/** A question that took longer than it may; nothing is known then. */
export class QueryTimeout extends Error {
  override readonly name = 'QueryTimeout';
}

/** PostgreSQL's words for it (https://www.postgresql.org/docs/current/errcodes-appendix.html), and those of its pool. */
export function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'QueryTimeout') return true;
  if ('code' in error && error.code === '57014') return true;
  return error.message === 'timeout exceeded when trying to connect';
}
