import { Worker } from 'node:worker_threads';
import type { Answers } from './answers.ts';
import type { Run } from './asking.ts';
import { runOrder, type CompiledOrder, type CompileOrder } from './compile-order.ts';

/** What the process is told, and what it answers. */
export interface CompileRequest {
  order: CompileOrder;
  answers: Answers;
}
export type CompileReply = { ran: Run<CompiledOrder> } | { error: string };

/** Seconds of processor time for one text. */
const [allowance = '5'] = process.argv.slice(2);

/** Texts that were begun; even while none is at work. What the watchdog looks at. */
const turns = new Int32Array(new SharedArrayBuffer(4));
new Worker(new URL('compile-watchdog.ts', import.meta.url), {
  workerData: { turns, allowance: Number(allowance) },
}).unref();

process.on('message', ({ order, answers }: CompileRequest) => process.send?.(reply(order, answers)));
process.on('disconnect', () => process.exit());

function reply(order: CompileOrder, answers: Answers): CompileReply {
  Atomics.add(turns, 0, 1);
  try {
    return { ran: runOrder(order, answers) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    Atomics.add(turns, 0, 1);
  }
}
