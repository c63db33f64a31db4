import path from 'node:path';
import { fileBelow } from '#lib/media/file-below.ts';
import { hashOfFile } from '#lib/media/hash-of-file.ts';
import { PictureError, soundPicture } from '#lib/media/picture-error.ts';
import { asFigure, planPicture } from '#lib/media/plan-picture.ts';
import { takeInPictures } from '#lib/media/take-in-pictures.ts';
import { slugFrom } from '#lib/news/slug-from.ts';
import { keepOriginal } from '#lib/pictures/originals.ts';
import type { Desk } from '../desk.ts';
import { conflict, invalid } from '../desk-error.ts';

/** A picture that was sent to the desk. */
export interface SentPicture {
  /** As texts name it, e.g. `/media/kurils.jpg`. */
  src: string;
  width: number;
  height: number;
}

/** Pictures that were sent and are kept; more than a newsroom has in hand. */
const mostSent = 1000;
const extensions = /\.(?:jpe?g|png|webp|avif|gif|tiff?|svg)$/;

/**
 * Takes a picture file in, so that articles can show it.
 *
 * @param file its path on this machine; the caller may remove it afterwards
 * @param name as whoever sent it named it, e.g. `Kurils 1.JPG`
 * @throws DeskError when it is no picture, or another one has the name
 */
export async function addPicture(desk: Desk, file: string, name: string): Promise<SentPicture> {
  const { store, contentDir, varDir } = desk;
  const src = `/media/${await safeName(name)}`;
  try {
    const hash = await hashOfFile(file);
    await freeName(desk, src, hash);
    const kept = await keepOriginal(file, hash, varDir);
    const plan = await planPicture(file, asFigure, src, null, src);
    const { damaged } = await takeInPictures([plan], varDir);
    if (damaged[0]) throw damaged[0].error;
    const { picture, placement } = plan;
    await store.transaction(async (tx) => {
      await tx.media.save({ src, hash, file: picture, placement: JSON.stringify(placement), kept });
      if ((await tx.pictureUses.keepSent(src, picture.base, mostSent)) > mostSent)
        throw conflict(`${mostSent} pictures are kept that were sent; put further ones under ${contentDir}/media/.`);
    });
    return { src, width: picture.width, height: picture.height };
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    const problem = `it cannot be read as a picture: ${error.message}`;
    throw invalid([{ field: 'file', problem, instead: error.cure ?? soundPicture }]);
  }
}

async function safeName(name: string): Promise<string> {
  const extension = path.extname(name).toLowerCase();
  if (!extensions.test(extension)) {
    const instead = 'name it e.g. kurils.jpg; JPEG, PNG, WebP, AVIF, GIF, TIFF and SVG are read';
    throw invalid([{ field: 'name', problem: 'it has no ending of a picture', instead }]);
  }
  return `${(await slugFrom(path.basename(name, path.extname(name)), { limit: 60 })) || 'picture'}${extension}`;
}

/** @throws DeskError when texts already mean another picture by this name */
async function freeName({ store, contentDir }: Desk, src: string, hash: string): Promise<void> {
  const media = path.join(/* turbopackIgnore: true */ contentDir, 'media');
  const found = await fileBelow(media, src.slice('/media/'.length));
  const others = found && found !== 'outside' ? [await hashOfFile(found.file)] : [];
  others.push(...(await store.media.ofSource(src)).map((each) => each.hash));
  if (others.some((other) => other !== hash))
    throw conflict(`There is another picture ${src} already; send this one under another name.`);
}
