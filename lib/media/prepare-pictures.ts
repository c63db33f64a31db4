import sharp from 'sharp';
import { PictureError } from './inspect-picture.ts';
import type { PicturePlan } from './plan-picture.ts';
import { isPrepared, makeVariants } from './prepare-picture.ts';

/** Says how far a longer piece of work is. */
export type Progress = (done: number, total: number) => void;

/** Two pictures at a time, each on one thread: the encoders' own threads wait for each other more than they help. */
const atOnce = 2;

/**
 * Writes the variants of many pictures; what is there already costs nothing.
 *
 * @returns what could not be read, by file; the others are prepared all the same
 */
export async function preparePictures(
  plans: readonly PicturePlan[],
  varDir: string,
  onProgress: Progress = () => {},
): Promise<{ made: number; damaged: { plan: PicturePlan; reason: string }[] }> {
  const missing: PicturePlan[] = [];
  for (const plan of uniquePlans(plans)) {
    if (!(await isPrepared(plan, varDir))) missing.push(plan);
  }
  const damaged: { plan: PicturePlan; reason: string }[] = [];
  if (missing.length === 0) return { made: 0, damaged };

  sharp.cache(false);
  sharp.concurrency(1);
  const queue = missing.values();
  let done = 0;
  onProgress(done, missing.length);
  const work = async () => {
    for (const plan of queue) {
      try {
        await makeVariants(plan, varDir);
      } catch (error) {
        if (!(error instanceof PictureError)) throw error;
        damaged.push({ plan, reason: error.message });
      }
      onProgress(++done, missing.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return { made: missing.length - damaged.length, damaged };
}

function uniquePlans(plans: readonly PicturePlan[]): Iterable<PicturePlan> {
  return new Map(plans.map((plan) => [plan.picture.base, plan])).values();
}
