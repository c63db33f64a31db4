import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { unfinishedFor } from '#lib/config/unfinished-files.ts';
import {
  animationNames,
  formats,
  heightAt,
  shapeRatio,
  type Format,
  type PictureFile,
  type Shape,
} from '#lib/news/picture.ts';
import { cropRegion, type Focal, type Region } from './crop.ts';
import { decode, toPixels, type Pixels } from './decode-picture.ts';
import { hasPicture } from './picture-places.ts';
import { PictureError } from './picture-error.ts';
import { animations, encoders, maxPixels } from './picture-settings.ts';
import type { PicturePlan, Size } from './picture-plan.ts';
import { asHero, planPicture } from './plan-picture.ts';

/**
 * Prepares every variant of a picture at the head of an article: AVIF, WebP and JPEG, whole and cropped round its
 * focal point, under `<root>/media/`.
 *
 * @throws PictureError when the file is no picture.
 */
export async function preparePicture(file: string, focal: Focal | null, root: string): Promise<PictureFile> {
  const plan = await planPicture(file, asHero(focal));
  await makeVariants(plan, root);
  return plan.picture;
}

/**
 * Writes the planned variants, unless they are there already.
 *
 * @throws PictureError when the picture's data is damaged.
 */
export async function makeVariants(plan: PicturePlan, root: string): Promise<'made' | 'found'> {
  if (await hasPicture(root, plan.picture.base)) return 'found';
  const folder = path.join(/* turbopackIgnore: true */ root, plan.picture.base);
  const unfinished = unfinishedFor(folder);
  await mkdir(unfinished, { recursive: true });
  try {
    await writeVariants(plan, unfinished).catch((error: NodeJS.ErrnoException) => {
      // A full disk is not the picture's fault; whatever a decoder or encoder objects to is.
      if (error instanceof PictureError || error.code !== undefined) throw error;
      throw new PictureError(`its data is damaged, or of a kind that is not read (${error.message.split('\n')[0]})`);
    });
    await rename(unfinished, folder).catch(async (error: unknown) => {
      // Another process was quicker; what it wrote is the same.
      if (!(await hasPicture(root, plan.picture.base))) throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return 'made';
}

async function writeVariants(plan: PicturePlan, folder: string): Promise<void> {
  const { picture, placement } = plan;
  if (picture.original) await writeAnimation(plan, folder, path.basename(picture.original));
  if (Object.keys(picture.widths).length === 0) return;

  const pixels = await decode(plan);
  const { width, height } = pixels.raw;
  const drawn = new Map<string, string>();
  for (const [shape, widths] of Object.entries(picture.widths) as [Shape, number[]][]) {
    const region =
      shape === 'full'
        ? { left: 0, top: 0, width, height }
        : cropRegion(width, height, shapeRatio[shape], placement.focal);
    for (const each of widths) {
      const size = { width: each, height: heightAt(picture, shape, each) };
      const name = path.join(/* turbopackIgnore: true */ folder, `${shape}-${each}`);
      // A picture that has the shape already is not encoded twice.
      const key = JSON.stringify([region, size]);
      const twin = drawn.get(key);
      if (twin) await Promise.all(formats.map((format) => copyFile(`${twin}.${format}`, `${name}.${format}`)));
      else await writeVariant(pixels, region, size, name);
      drawn.set(key, name);
    }
  }
}

/** The frames of an animation with their times, and nothing else that the file holds: no place, no author, no comment. */
async function writeAnimation({ file, inspection }: PicturePlan, folder: string, name: string): Promise<void> {
  const target = path.join(/* turbopackIgnore: true */ folder, name);
  const data = await readFile(file);
  const limits = { limitInputPixels: maxPixels, failOn: 'truncated' } as const;
  const first = sharp(data, limits).toColourspace('srgb').webp(animations.still);
  await first.toFile(path.join(/* turbopackIgnore: true */ folder, animationNames.still));
  const frames = sharp(data, { animated: true, ...limits });
  const image = frames.toColourspace('srgb');
  await (inspection.format === 'gif' ? image.gif(animations.gif) : image.webp(animations.webp)).toFile(target);
}

async function writeVariant(source: Pixels, region: Region, size: Size, name: string): Promise<void> {
  const resized = await toPixels(
    sharp(source.data, { raw: source.raw })
      .extract(region)
      .resize({ ...size, fit: 'fill' }),
  );
  for (const format of formats) {
    await encode(sharp(resized.data, { raw: resized.raw }), format).toFile(`${name}.${format}`);
  }
}

function encode(image: Sharp, format: Format): Sharp {
  if (format === 'avif') return image.avif(encoders.avif);
  if (format === 'webp') return image.webp(encoders.webp);
  // JPEG knows no transparency: the paper is white.
  return image.flatten({ background: '#ffffff' }).jpeg(encoders.jpeg);
}
