import { spawn } from 'node:child_process';
import { runVitest } from './test/runners.ts';

/**
 * `npm run test:repeat -- 30 tests/faults/two-instances.test.ts`: the same files that many times beside five busy loops,
 * which stand for a slow machine. Says how many of the runs failed. Needs the build of an earlier `npm test`.
 */
const [times = '', ...files] = process.argv.slice(2);
if (!(Number(times) > 0) || files.length === 0) throw new Error('Name how many times, and files of vitest');
const loops = Array.from({ length: 5 }, () => spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }));
let failed = 0;
try {
  for (let run = 1; run <= Number(times); run += 1) {
    const counts = await runVitest([], 'at its end', { files });
    if (counts.failed > 0) failed += 1;
    console.log(`Run ${run} of ${times}: ${counts.passed} passed, ${counts.failed} failed`);
  }
} finally {
  for (const loop of loops) loop.kill('SIGKILL');
}
console.log(`${Number(times) - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
