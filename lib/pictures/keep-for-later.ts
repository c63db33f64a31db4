import { rootOf } from '#lib/media/picture-places.ts';
import type { PicturePlan } from '#lib/media/picture-plan.ts';
import { keepOriginal } from './originals.ts';

/**
 * Keeps the originals of pictures that are nowhere yet, so that a press makes their variants: one at a time, and first
 * those that readers ask for.
 *
 * @returns the names of the copies, by base
 */
export async function keepForLater(plans: readonly PicturePlan[], varDir: string): Promise<Map<string, string>> {
  const kept = new Map<string, string>();
  for (const { file, hash, picture } of plans) {
    if (kept.has(picture.base) || (await rootOf(varDir, picture.base))) continue;
    kept.set(picture.base, await keepOriginal(file, hash, varDir));
  }
  return kept;
}
