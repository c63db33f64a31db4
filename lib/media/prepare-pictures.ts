import { PictureError } from './picture-error.ts';
import { pictureLimits } from './picture-settings.ts';
import type { PicturePlan } from './picture-plan.ts';
import { makeApart } from './picture-pool.ts';
import { hasPicture } from './picture-places.ts';

/** Says how far a longer piece of work is. */
export type Progress = (done: number, total: number) => void;

export interface DamagedPicture {
  plan: PicturePlan;
  error: PictureError;
}

/** As many as there are processes for. */
const atOnce = 2;

/**
 * Writes the variants of many pictures below a root; what is there already costs nothing.
 *
 * @returns what could not be read, by file; the others are prepared all the same
 */
export async function preparePictures(
  plans: readonly PicturePlan[],
  root: string,
  onProgress: Progress = () => {},
  limits = pictureLimits,
): Promise<{ made: number; damaged: DamagedPicture[] }> {
  const missing: PicturePlan[] = [];
  for (const plan of uniquePlans(plans)) {
    if (!(await hasPicture(root, plan.picture.base))) missing.push(plan);
  }
  const damaged: DamagedPicture[] = [];
  if (missing.length === 0) return { made: 0, damaged };

  const queue = missing.values();
  let done = 0;
  onProgress(done, missing.length);
  const work = async () => {
    for (const plan of queue) {
      try {
        await makeApart(plan, root, limits);
      } catch (error) {
        if (!(error instanceof PictureError)) throw error;
        damaged.push({ plan, error });
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
