import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** What the worker is asked, and what it answers. */
export interface SearchQuestion {
  id: number;
  sql: string;
  parameters: readonly unknown[];
}
/** `ready` is said once, before any answer. */
export type SearchAnswer = 'ready' | { id: number; rows: unknown[] } | { id: number; error: string };

/** The thread of its own in which searches run: it only reads, and imports nothing of ours, since it is started by file. */
const database = new DatabaseSync(workerData as string, { readOnly: true, timeout: 1000 });
database.exec('pragma cache_size = -8000');

parentPort!.on('message', ({ id, sql, parameters }: SearchQuestion) => {
  parentPort!.postMessage(answer(id, sql, parameters));
});

parentPort!.postMessage('ready');

function answer(id: number, sql: string, parameters: readonly unknown[]): SearchAnswer {
  try {
    return { id, rows: database.prepare(sql).all(...(parameters as SQLInputValue[])) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}
