/** The file is not a picture that could be prepared. The message completes "cannot be read as a picture: …". */
export class PictureError extends Error {
  override name = 'PictureError';
}
