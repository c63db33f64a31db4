import sharp from 'sharp';
import { foreignFormat } from './foreign-format.ts';
import { PictureError } from './picture-error.ts';
import { highestVariant, maxBytes, maxPixels, widestVariant } from './picture-settings.ts';

/** What a file turns out to be, as far as its header tells. */
export interface Inspection {
  format: 'jpeg' | 'png' | 'webp' | 'gif' | 'svg' | 'avif' | 'tiff';
  /** Pixels, after the camera's orientation has been applied. */
  width: number;
  height: number;
  /** Moves, and has to go on moving. */
  animated: boolean;
}

const readable = new Map<string, Inspection['format']>([
  ['jpeg', 'jpeg'],
  ['png', 'png'],
  ['webp', 'webp'],
  ['gif', 'gif'],
  ['svg', 'svg'],
  ['heif', 'avif'],
  ['tiff', 'tiff'],
]);

/**
 * Reads the header of a picture.
 *
 * @throws PictureError when it is none, or larger than this machine should unpack.
 */
export async function inspectPicture(bytes: Uint8Array): Promise<Inspection> {
  if (bytes.length === 0) throw new PictureError('the file is empty', 'save the picture again');
  if (bytes.length > maxBytes) throw tooManyBytes(bytes.length);
  const foreign = foreignFormat(bytes);
  if (foreign) throw new PictureError(`it is ${foreign.name}`, foreign.cure);
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  const format = readable.get(metadata?.format ?? '');
  if (!metadata || !format) throw unread(bytes);
  // The container of AVIF holds other pictures too.
  if (format === 'avif' && metadata.compression !== 'av1') {
    throw new PictureError(
      `it is a HEIF picture of another kind than AVIF (${metadata.compression})`,
      'save it as JPEG',
    );
  }

  const frames = metadata.pages ?? 1;
  const animated = frames > 1 && (format === 'gif' || format === 'webp');
  const { width, height } = metadata.autoOrient;
  if (!width || !height) throw new PictureError('it has no size');
  // An SVG is drawn at the size we choose; its own is only a proportion.
  if (format !== 'svg' && width * height > maxPixels) {
    throw new PictureError(`it has ${width} × ${height} pixels, at most ${maxPixels / 1e6} million are read`, smaller);
  }
  if (animated && width * height * frames > maxPixels) {
    throw new PictureError(`its ${frames} frames have more than ${maxPixels / 1e6} million pixels together`, smaller);
  }
  // What is drawn of it is no wider than the widest variant, and as high as that makes it.
  const drawn = Math.ceil(height * Math.min(1, widestVariant / width));
  if (format !== 'svg' && drawn > highestVariant) {
    throw new PictureError(
      `it is ${width} × ${height} pixels, and ${drawn} high as readers see it; at most ${highestVariant} are drawn`,
      'cut it into several pictures',
    );
  }
  return { format, width, height, animated };
}

/** Why sharp makes nothing of a file that is none of the others. */
function unread(bytes: Uint8Array): PictureError {
  const begin = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  if (/<svg[\s>]/.test(begin))
    return new PictureError('it is an SVG drawing with mistakes in its XML', 'export it again');
  if (/^[^]{4}ftypavi[fs]/.test(begin)) {
    return new PictureError('it is an AVIF picture that is damaged, or of a kind that is not read', 'save it as JPEG');
  }
  return new PictureError('it is no JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG file');
}

const smaller = 'save it with fewer pixels: readers are shown 1600 across at most';

export const tooManyBytes = (bytes: number): PictureError =>
  new PictureError(`it has ${megabytes(bytes)} MB, at most ${megabytes(maxBytes)} are read`, smaller);

const megabytes = (bytes: number) => Math.ceil(bytes / 1024 / 1024);
