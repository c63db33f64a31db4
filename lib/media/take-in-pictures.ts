import type { PicturePlan } from './picture-plan.ts';
import { hasPicture, publicRoot, unseenRoot } from './picture-places.ts';
import { preparePictures, type Progress } from './prepare-pictures.ts';

/**
 * Writes the variants of pictures that are nowhere yet, where no reader sees them: whether one may is known when what
 * uses them is written.
 *
 * @returns what could not be read, by file; the others are prepared all the same
 */
export async function takeInPictures(
  plans: readonly PicturePlan[],
  varDir: string,
  onProgress?: Progress,
): ReturnType<typeof preparePictures> {
  const missing: PicturePlan[] = [];
  for (const plan of plans) {
    if (!(await hasPicture(publicRoot(varDir), plan.picture.base))) missing.push(plan);
  }
  return preparePictures(missing, unseenRoot(varDir), onProgress);
}
