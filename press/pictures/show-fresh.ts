import { dirname } from 'node:path/posix';
import { mediaFile } from '#lib/media/media-file.ts';
import type { Exchange } from '../answers.ts';
import type { FrontParts } from '../front-parts.ts';
import { within } from '../store/within.ts';

/** Milliseconds that a reader waits for a picture that has to be made. */
const makingPatience = 60_000;
/** Milliseconds for the store to say whether readers may see a picture. */
const patience = 2000;

/**
 * Answers with a picture that was published this very moment: readers may see it, and it does not lie before them yet.
 *
 * @param headers names and values in turn, for the answer
 * @returns whether there was one to show
 */
export async function showFreshPicture(
  { files, store: openStore }: FrontParts,
  { request, response }: Exchange,
  path: string,
  headers: readonly string[],
): Promise<boolean> {
  const file = mediaFile(path.split('/').slice(2));
  if (!file?.immutable || !(await files.hasUnseen(file.path))) return false;
  const base = dirname(path);
  const states = await within(patience, openStore()?.pictureUses.statesOf([base]) ?? Promise.resolve(null)).catch(
    () => null,
  );
  if (states?.get(base) !== 'public') return false;
  return files.serveUnseen(file.path, request, response, [...headers, 'Cache-Control', 'public, max-age=0']);
}

/**
 * Answers with a picture that has to be made: the first start of a site shows its text before its pictures are ready.
 *
 * @returns whether there was one to show
 */
export async function showPictureMadeNow(
  { files, makePicture }: FrontParts,
  { request, response }: Exchange,
  path: string,
  headers: readonly string[],
): Promise<boolean> {
  const file = mediaFile(path.split('/').slice(2));
  if (!file?.immutable) return false;
  const isMade = await within(makingPatience, makePicture(dirname(path))).catch(() => false);
  return isMade && files.serve(path, request, response, [...headers]);
}
