const types = new Map(
  Object.entries({
    avif: 'image/avif',
    webp: 'image/webp',
    jpeg: 'image/jpeg',
    jpg: 'image/jpeg',
    gif: 'image/gif',
    png: 'image/png',
  }),
);

/** Names that our own preparation gives: `kurils.3fa9c21b/16x9-800.avif`. */
const folderName = /^[\w-]+(?:\.[\w-]+)*\.[0-9a-f]{8,}$/;
const fileName = /^[\w-]+\.(\w+)$/;

/** Folders of share images: withdrawn with the headline they show, so caches must not keep them for ever. */
const shareFolder = /^share\./;

/** How caches may keep a picture: readers for ever, whoever serves others until it may have been withdrawn. */
export const pictureCaching = 'public, max-age=31536000, s-maxage=600, immutable';

/** The `PictureFile.base` of a folder of variants; null where it is none, or one of share images. */
export function mediaBase(folder: string): string | null {
  return folderName.test(folder) && !shareFolder.test(folder) ? `/media/${folder}` : null;
}

/** The prepared file that `/media/<folder>/<file>` names, below `var/media`, or null. Nothing outside of it can be named. */
export function mediaFile(segments: readonly string[]): { path: string; type: string; immutable: boolean } | null {
  const [folder = '', file = ''] = segments;
  const type = types.get(fileName.exec(file)?.[1] ?? '');
  if (segments.length !== 2 || !folderName.test(folder) || !type) return null;
  return { path: `${folder}/${file}`, type, immutable: !shareFolder.test(folder) };
}
