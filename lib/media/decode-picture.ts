import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { shapeRatio } from '#lib/news/picture.ts';
import { cropRegion } from './crop.ts';
import { maxPixels, widthsOf } from './picture-settings.ts';
import { rasterSize, type PicturePlan, type Size } from './picture-plan.ts';

/** An unpacked picture: rows of 8-bit sRGB values. */
export interface Pixels {
  data: Buffer;
  raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

/** Unpacks a picture once for all its variants: upright, in sRGB, and no larger than the largest of them needs. */
export async function decode(plan: PicturePlan): Promise<Pixels> {
  // As bytes, not as a path: so an SVG has no folder to load other files from.
  const bytes = await readFile(plan.file);
  const size = workingSize(plan);
  const image =
    plan.inspection.format === 'svg'
      ? sharp(bytes, { density: svgDensity(plan), limitInputPixels: maxPixels })
      : sharp(bytes, { limitInputPixels: maxPixels, failOn: 'truncated' }).autoOrient();
  return toPixels(image.resize({ ...size, fit: 'fill' }).toColourspace('srgb'));
}

export async function toPixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  return { data, raw: { width: info.width, height: info.height, channels: info.channels } };
}

/** A camera's 50 megapixels are not kept in memory for variants of one. */
function workingSize({ inspection, placement }: PicturePlan): Size {
  const { width, height } = rasterSize(inspection);
  const needed = [(widthsOf.full.at(-1) ?? width) / width];
  if (placement.crops) {
    for (const shape of ['16x9', '4x3', '1x1'] as const) {
      const region = cropRegion(width, height, shapeRatio[shape], placement.focal);
      needed.push((widthsOf[shape].at(-1) ?? width) / region.width);
    }
  }
  const scale = Math.min(1, Math.max(...needed));
  return { width: Math.max(1, Math.ceil(width * scale)), height: Math.max(1, Math.ceil(height * scale)) };
}

/** Dots per inch at which an SVG comes out in the size it is wanted; 72 is its own size, 100,000 the most sharp takes. */
function svgDensity({ inspection }: PicturePlan): number {
  return Math.min(Math.max((72 * rasterSize(inspection).width) / inspection.width, 1), 100_000);
}
