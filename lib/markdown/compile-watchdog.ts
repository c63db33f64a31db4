import { workerData } from 'node:worker_threads';

/**
 * Ends the process when one text has taken too much of the processor: the thread that compiles it cannot, and its time
 * on the clock says more about how busy the machine is.
 */

const { turns, allowance } = workerData as { turns: Int32Array; allowance: number };
/** Milliseconds between two looks. */
const lookEvery = 100;

let seen = 0;
let atStart = 0;

setInterval(() => {
  const { user, system } = process.cpuUsage();
  const spent = (user + system) / 1e6;
  const turn = Atomics.load(turns, 0);
  if (turn !== seen || turn % 2 === 0) [seen, atStart] = [turn, spent];
  else if (spent - atStart > allowance) process.kill(process.pid, 'SIGKILL');
}, lookEvery);
