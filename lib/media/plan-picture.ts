import { createHash } from 'node:crypto';
import path from 'node:path';
import { animationNames, shapeRatio, type PictureFile, type Shape } from '#lib/news/picture.ts';
import { slugFrom } from '#lib/news/slug-from.ts';
import { centre, cropRegion, widthsWithin, type Focal } from './crop.ts';
import type { Inspection } from './inspect-picture.ts';
import { rasterSize, type KnownPicture, type PicturePlan, type Placement } from './picture-plan.ts';
import { readApart } from './picture-pool.ts';
import { settingsVersion, widthsOf } from './picture-settings.ts';

/** Hexadecimal digits of a hash in an address: 96 bits, so that nobody finds two pictures with the same. */
const addressLength = 24;

/** A picture at the head of an article or author: cropped for teasers round its focal point. */
export const asHero = (focal: Focal | null | undefined): Placement => ({ focal: focal ?? centre, crops: true });

/** A picture in the text: only ever shown whole. */
export const asFigure: Placement = { focal: centre, crops: false };

/**
 * Says which variants a picture will have and under which address, by its bytes and header alone.
 *
 * @param known what an earlier look at the same bytes has found
 * @param named a path with the name that the address gets, where the file's own is none
 * @throws PictureError when it is no picture.
 */
export async function planPicture(
  file: string,
  placement: Placement,
  src = `/media/${path.basename(file)}`,
  known: KnownPicture | null = null,
  named = file,
): Promise<PicturePlan> {
  const { hash, inspection } = known ?? (await readApart(file));
  return { file, src, hash, placement, inspection, picture: await pictureFile(named, hash, placement, inspection) };
}

async function pictureFile(
  named: string,
  hash: string,
  placement: Placement,
  inspection: Inspection,
): Promise<PictureFile> {
  const address = createHash('sha256')
    .update(`${hash} ${JSON.stringify(placement)} ${settingsVersion}${inspection.animated ? ' with a still' : ''}`)
    .digest('hex')
    .slice(0, addressLength);
  const base = `/media/${await nameOf(named)}.${address}`;
  const { width, height } = rasterSize(inspection);
  const widths: Partial<Record<Shape, number[]>> = inspection.animated
    ? {}
    : { full: widthsWithin(widthsOf.full, width) };
  if (placement.crops) {
    for (const shape of ['16x9', '4x3', '1x1'] as const) {
      const region = cropRegion(width, height, shapeRatio[shape], placement.focal);
      widths[shape] = widthsWithin(widthsOf[shape], region.width);
    }
  }
  return {
    base,
    width,
    height,
    widths,
    original: inspection.animated ? `${base}/${animationNames.moving}.${inspection.format}` : null,
  };
}

/** A file's name as it may stand in an address. */
const nameOf = async (file: string): Promise<string> =>
  (await slugFrom(path.basename(file, path.extname(file)), { limit: 60 })) || 'picture';
