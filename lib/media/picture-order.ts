import type { KnownPicture, PicturePlan } from './picture-plan.ts';
import type { PictureLimits } from './picture-settings.ts';

/** What a picture process is told, one order at a time, and what it answers. */
export type PictureOrder = { limits: PictureLimits } & ({ read: string } | { make: PicturePlan; root: string });
export type PictureAnswer =
  | { done: KnownPicture | 'made' | 'found' }
  | { refused: string; cure: string | null }
  | { exhausted: string }
  | { failed: string };
