import type { PictureFile } from '#lib/news/picture.ts';
import type { Focal } from './crop.ts';
import type { Inspection } from './inspect-picture.ts';
import { widthsOf } from './picture-settings.ts';

/** What a look at a picture file finds. */
export interface KnownPicture {
  /** Of the file's bytes. */
  hash: string;
  inspection: Inspection;
}

/** A picture's place in the publication: at the head of an article or author (with crops), or in the text (whole). */
export interface Placement {
  focal: Focal;
  crops: boolean;
}

export interface Size {
  width: number;
  height: number;
}

/** What will become of a picture file; nothing has been written yet. */
export interface PicturePlan extends KnownPicture {
  file: string;
  /** As writers name it, e.g. `/media/kurils.jpg`. */
  src: string;
  placement: Placement;
  picture: PictureFile;
}

/** Pixels that a picture is worked on with: its own, or twice its own, as sharp screens want it, when it is drawn (SVG). */
export function rasterSize({ format, width, height }: Inspection): Size {
  if (format !== 'svg') return { width, height };
  const widest = widthsOf.full.at(-1) ?? width;
  const scale = Math.min(Math.max(2, 400 / width), widest / width, widest / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
