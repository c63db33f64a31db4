import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { parentPort } from 'node:worker_threads';

/** What the worker is asked, and what it answers. */
export interface SearchQuestion {
  id: number;
  /** The file; always the same. */
  path: string;
  sql: string;
  parameters: readonly unknown[];
}
/** `ready` is said once, before any answer. */
export type SearchAnswer = 'ready' | { id: number; rows: unknown[] } | { id: number; error: string };

/** The thread of its own in which searches run: it only reads, and imports nothing of ours, since it is started by file. */
let database: DatabaseSync | null = null;

parentPort!.on('message', (question: SearchQuestion) => {
  parentPort!.postMessage(answer(question));
});
parentPort!.postMessage('ready');

function answer({ id, path, sql, parameters }: SearchQuestion): SearchAnswer {
  try {
    database ??= opened(path);
    return { id, rows: database.prepare(sql).all(...(parameters as SQLInputValue[])) };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

/** Told with the question: what a bundler makes of this file gets no data of ours when it starts. */
function opened(path: string): DatabaseSync {
  const open = new DatabaseSync(path, { readOnly: true, timeout: 1000 });
  open.exec('pragma cache_size = -8000');
  return open;
}
