import type { Format, Shape } from '#lib/news/picture.ts';

/** Widths that are made of each shape, in pixels; those above the source's own width are replaced by it. */
export const widthsOf: Record<Shape, readonly number[]> = {
  full: [400, 800, 1200, 1600],
  '16x9': [400, 800, 1200],
  '4x3': [400, 1200],
  '1x1': [400, 1200],
};

export const widestVariant = Math.max(...widthsOf.full);
/** The highest picture that WebP can hold, in pixels; AVIF and JPEG hold higher ones (https://developers.google.com/speed/webp/faq). */
export const highestVariant = 16_383;

/**
 * How each format is encoded. Measured on a chart of 1600 × 900, one core: AVIF 150 ms and 57 kB (effort 2: 320 ms for
 * 5 % less), WebP 100 ms and 63 kB, JPEG 115 ms and 116 kB.
 */
export const encoders = {
  avif: { quality: 55, effort: 1 },
  webp: { quality: 76, effort: 3 },
  jpeg: { quality: 78, mozjpeg: true },
} as const satisfies Record<Format, object>;

/** A larger file is refused: it is a mistake, or meant to exhaust the machine. */
export const maxBytes = 40 * 1024 * 1024;

/** 100 megapixels: above the best cameras' pictures, below what would exhaust the memory. */
export const maxPixels = 100_000_000;

/**
 * What one picture may take: seconds of processor time and megabytes of its process. A photograph of 50 megapixels takes a
 * tenth of both.
 */
export const pictureLimits: PictureLimits = { seconds: 60, megabytes: 768 };

export interface PictureLimits {
  seconds: number;
  megabytes: number;
}

/** Animations are encoded again, frame by frame, so that nothing but their pixels is published. */
export const animations = { webp: { quality: 85, effort: 3 }, gif: { effort: 3 }, still: { quality: 85 } } as const;

/** Raise it when the variants of an unchanged picture would come out differently. */
const revision = 2;

/** What the variants depend on beside the picture itself; part of the hash in their address. */
export const settingsVersion = JSON.stringify([revision, widthsOf, encoders]);
