/** The file is not a picture that could be prepared. The message completes "cannot be read as a picture: …". */
export class PictureError extends Error {
  override name = 'PictureError';
  /** What to do about it, where that is known better than "replace it". */
  readonly cure: string | null;

  constructor(message: string, cure: string | null = null) {
    super(message);
    this.cure = cure;
  }
}

/** What to do where nothing better is known. */
export const soundPicture = 'replace it with a sound JPEG, PNG, WebP, AVIF, GIF, TIFF or SVG file';
