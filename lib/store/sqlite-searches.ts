import { Worker } from 'node:worker_threads';
import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely';
import { QueryTimeout } from './query-timeout.ts';
import type { SearchAnswer } from './sqlite-search-worker.ts';

interface Waiting {
  resolve: (rows: unknown[]) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

interface Started {
  thread: Worker;
  /** The time a thread takes to start is no search's. */
  ready: Promise<void>;
}

/**
 * Kysely over a thread of its own that only reads: however long a search takes, the process goes on. Who has waited for
 * `patience` milliseconds is told so; the thread ends, and the next question starts another.
 */
export class SqliteSearches implements Dialect, Driver, DatabaseConnection {
  readonly #path: string;
  readonly #patience: number;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Started | null = null;
  /** Ends when no thread of before works on. */
  #ended: Promise<unknown> = Promise.resolve();
  #asked = 0;

  constructor(path: string, patience: number) {
    this.#path = path;
    this.#patience = patience;
  }

  createDriver = (): Driver => this;
  createQueryCompiler = () => new SqliteQueryCompiler();
  createAdapter = () => new SqliteAdapter();
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db);

  async init(): Promise<void> {}
  acquireConnection = async (): Promise<DatabaseConnection> => this;
  async releaseConnection(): Promise<void> {}

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    await this.#ended;
    this.#worker ??= this.#start();
    const { thread, ready } = this.#worker;
    await ready;
    if (this.#worker?.thread !== thread) return this.executeQuery(query);
    const id = ++this.#asked;
    const rows = await new Promise<unknown[]>((resolve, reject) => {
      const late = () => void this.#end(new QueryTimeout(`No answer after ${this.#patience} ms`));
      this.#waiting.set(id, { resolve, reject, timer: setTimeout(late, this.#patience) });
      thread.postMessage({ id, path: this.#path, sql: query.sql, parameters: query.parameters });
    });
    return { rows: rows as Row[] };
  }

  async destroy(): Promise<void> {
    await this.#end(new Error('The store was closed'));
  }

  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Searches are not streamed');
  }
  beginTransaction = notHere;
  commitTransaction = notHere;
  rollbackTransaction = notHere;

  #start(): Started {
    const thread = new Worker(new URL('./sqlite-search-worker.ts', import.meta.url));
    const { promise: ready, resolve: isReady, reject: isNot } = Promise.withResolvers<void>();
    ready.catch(() => {});
    thread.on('message', (answer: SearchAnswer) => {
      if (answer === 'ready') {
        // A process ends when everything else has ended; who waits for an answer keeps it by the timer.
        thread.unref();
        return isReady();
      }
      const waiting = this.#waiting.get(answer.id);
      if (!waiting) return;
      this.#waiting.delete(answer.id);
      clearTimeout(waiting.timer);
      if ('rows' in answer) waiting.resolve(answer.rows);
      else waiting.reject(new Error(answer.error));
    });
    thread.on('error', (error: Error) => {
      isNot(error);
      if (this.#worker?.thread === thread) void this.#end(error);
    });
    thread.on('exit', () => isNot(new Error('The thread of searches has ended')));
    return { thread, ready };
  }

  /** Ends the thread; all who wait for it are told why. */
  async #end(why: Error): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      reject(why);
    }
    this.#waiting.clear();
    // SQLite itself cannot be interrupted from here: a thread ends when its statement does. There is never a second one.
    this.#ended = Promise.all([this.#ended, worker?.thread.terminate()]);
    await this.#ended;
  }
}

async function notHere(): Promise<never> {
  throw new Error('Searches only read');
}
