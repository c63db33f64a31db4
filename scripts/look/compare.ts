import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How unlike two pixels may be, from 0 to 1, and count as the same: nothing that an eye sees. */
const threshold = 0.01;

/**
 * Counts the pixels that differ between pictures of the same names, anti-aliasing apart, and draws where they are.
 *
 * @returns those that differ
 */
export function comparePictures(
  names: readonly string[],
  before: string,
  after: string,
  drawnIn: string,
): { name: string; pixels: number }[] {
  rmSync(drawnIn, { recursive: true, force: true });
  mkdirSync(drawnIn, { recursive: true });
  return names.flatMap((name) => {
    const files = [before, after].map((folder) => readFileSync(`${folder}/${name}.png`)) as [Buffer, Buffer];
    if (files[0].equals(files[1])) return [];
    const [one, other] = [PNG.sync.read(files[0]), PNG.sync.read(files[1])];
    const size = [Math.max(one.width, other.width), Math.max(one.height, other.height)] as const;
    const drawn = new PNG({ width: size[0], height: size[1] });
    const pixels = pixelmatch(enlarged(one, ...size), enlarged(other, ...size), drawn.data, ...size, { threshold });
    if (pixels === 0) return [];
    writeFileSync(`${drawnIn}/${name}.png`, PNG.sync.write(drawn));
    return [{ name, pixels }];
  });
}

/** The pixels of a picture on a larger one with nothing on it, since pages may differ in height. */
function enlarged(picture: PNG, width: number, height: number): Buffer {
  if (picture.width === width && picture.height === height) return picture.data;
  const larger = new PNG({ width, height });
  PNG.bitblt(picture, larger, 0, 0, picture.width, picture.height, 0, 0);
  return larger.data;
}
