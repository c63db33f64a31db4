/** The shapes a picture is kept in: whole, and cropped round its focal point. */
export type Shape = 'full' | '16x9' | '4x3' | '1x1';

export const shapeRatio: Record<Exclude<Shape, 'full'>, number> = { '16x9': 16 / 9, '4x3': 4 / 3, '1x1': 1 };

/** Formats of every variant, best first; the last one is what any reader can show. */
export const formats = ['avif', 'webp', 'jpeg'] as const;
export type Format = (typeof formats)[number];

/**
 * A picture file as it was prepared when it was written: which variants exist and where.
 *
 * A variant's address is `<base>/<shape>-<width>.<format>`; `base` carries a hash of the content, so a
 * variant never changes.
 */
export interface PictureFile {
  /** e.g. `/media/kurils.3fa9c21b` */
  base: string;
  /** Pixels of the whole picture. */
  width: number;
  height: number;
  /** Widths kept of each shape, ascending. A file that cannot be resized (an animation) has none. */
  widths: Partial<Record<Shape, number[]>>;
  /** Address of the animation, where it is one, else null: variants cannot stand for it. */
  original: string | null;
}

/** How the files of an animation are called that has a still. One that was prepared before it had is called `original`. */
export const animationNames = { moving: 'moving', still: 'still.webp' } as const;

/** Address of the first frame of an animation, for readers who asked their system for less motion; null where it has none. */
export function stillOf({ base, original }: PictureFile): string | null {
  return original?.startsWith(`${base}/${animationNames.moving}.`) ? `${base}/${animationNames.still}` : null;
}

/** The media query under which the still is shown. */
export const lessMotion = '(prefers-reduced-motion: reduce)';

/** A picture as an editor placed it. */
export interface Picture {
  file: PictureFile;
  /** '' says that it is decoration. */
  alt: string;
  caption: string | null;
  credit: string | null;
}

export interface Variant {
  url: string;
  width: number;
  height: number;
}

/** Every variant of one shape and format, ascending by width. */
export function variants(file: PictureFile, shape: Shape, format: Format): Variant[] {
  return (file.widths[shape] ?? []).map((width) => ({
    url: `${file.base}/${shape}-${width}.${format}`,
    width,
    height: heightAt(file, shape, width),
  }));
}

/** The largest variant of a shape in the format that every client reads, or null when there is none. */
export function largest(file: PictureFile, shape: Shape): Variant | null {
  return variants(file, shape, 'jpeg').at(-1) ?? null;
}

export function heightAt(file: PictureFile, shape: Shape, width: number): number {
  const ratio = shape === 'full' ? file.width / file.height : shapeRatio[shape];
  return Math.max(1, Math.round(width / ratio));
}
