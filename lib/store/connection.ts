import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

export type Dialect = 'sqlite' | 'postgres';

/** What every aggregate works with: where it reads, and how it writes. */
export interface Connection {
  readonly dialect: Dialect;
  /** Outside a transaction it only reads: a write there is refused, on both databases. */
  readonly db: Kysely<Database>;
  /** Where the full text is asked: apart from all else, and given up after two seconds. */
  readonly searches: Kysely<Database>;
  /** Runs the work in one write transaction; inside one, it joins that. */
  write<T>(work: (tx: Connection) => Promise<T>): Promise<T>;
  /** Tags this transaction has recorded already: all its changes become visible at once, so once is enough. */
  readonly recorded: Set<string>;
}
