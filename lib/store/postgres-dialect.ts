import { PostgresDialect } from 'kysely';
import pg from 'pg';

export interface PoolOptions {
  /** How many connections at most. */
  max: number;
  /** Milliseconds after which a query ends with an error, and the server stops working on it; null never. */
  endAfter?: number | null;
  /** For searches: PostgreSQL takes a look into every text for as cheap as one into an index. */
  indexesOnly?: boolean;
}

/** A pool of connections to `postgres://…`. */
export function openPostgres(
  databaseUrl: string,
  { max, endAfter = null, indexesOnly = false }: PoolOptions,
): PostgresDialect {
  const types = new pg.TypeOverrides();
  // Counts and change ids; both stay far below 2^53.
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    // A reader gets an error (and the press its last good copy) instead of waiting for a server that is gone.
    connectionTimeoutMillis: indexesOnly && endAfter !== null ? endAfter : 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
    types,
    Client: TextClient,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // Said on each connection, before its first query: an intermediary may not pass on what is asked for in the beginning.
  const said = [
    ...(endAfter === null ? [] : [`set statement_timeout = ${endAfter}`]),
    ...(indexesOnly ? ['set enable_seqscan = off'] : []),
  ].join('; ');
  if (said !== '') pool.on('connect', (client) => void client.query(said).catch(() => {}));
  return new PostgresDialect({ pool });
}

/**
 * PostgreSQL's text cannot hold U+0000, which any reader may put into an address: it is read as U+FFFD, as a browser
 * does, and simply finds nothing. And queries that are asked for at once inside one transaction take turns, since
 * node-postgres no longer wants to queue them itself.
 */
class TextClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // The pool listens only while a connection is idle. One that breaks between two queries of a transaction would end
    // the process; its next query fails all the same.
    this.on('error', () => {});
    const query = this.query.bind(this) as (...all: unknown[]) => Promise<unknown>;
    let previous: Promise<unknown> = Promise.resolve();
    const inTurn = (sql: unknown, values: unknown, ...rest: unknown[]) => {
      const clean = Array.isArray(values) ? values.map(withoutNul) : values;
      if (rest.length > 0 || typeof values === 'function') return query(sql, clean, ...rest);
      const answer = previous.then(() => query(sql, clean));
      previous = answer.catch(() => {});
      return answer;
    };
    this.query = inTurn as typeof this.query;
  }
}

function withoutNul(value: unknown): unknown {
  return typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
}
