import sharp from 'sharp';
import { PictureError } from './picture-error.ts';
import type { PictureAnswer, PictureOrder } from './picture-order.ts';
import type { PictureLimits } from './picture-settings.ts';
import { makeVariants } from './prepare-picture.ts';
import { readPicture } from './read-picture.ts';

sharp.cache(false);
// The encoders' own threads wait for each other more than they help.
sharp.concurrency(1);

process.on('message', (order: PictureOrder) => {
  const watch = setInterval(watchOver(process.cpuUsage(), order.limits), 20);
  void carryOut(order)
    .then((answer) => process.send?.(answer))
    .finally(() => clearInterval(watch));
});
process.on('disconnect', () => process.exit());

async function carryOut(order: PictureOrder): Promise<PictureAnswer> {
  try {
    return { done: 'read' in order ? await readPicture(order.read) : await makeVariants(order.make, order.root) };
  } catch (error) {
    if (error instanceof PictureError) return { refused: error.message, cure: error.cure };
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

/** Pictures are unpacked on other threads, so this one sees in time what they take. */
function watchOver(began: NodeJS.CpuUsage, limits: PictureLimits): () => void {
  return () => {
    const { user, system } = process.cpuUsage(began);
    if ((user + system) / 1e6 > limits.seconds) end(`it takes more than ${limits.seconds} s to draw`);
    if (process.memoryUsage.rss() / 1048576 > limits.megabytes)
      end(`it takes more than ${limits.megabytes} MB to unpack`);
  };
}

function end(reason: string): void {
  process.send?.({ exhausted: reason } satisfies PictureAnswer, () => process.kill(process.pid, 'SIGKILL'));
}
