import { join } from 'node:path';
import type { z } from 'zod';
import { picturesIn } from '#lib/markdown/asking.ts';
import { fileBelow } from '#lib/media/file-below.ts';
import { hashOfFile } from '#lib/media/hash-of-file.ts';
import { PictureError, soundPicture } from '#lib/media/picture-error.ts';
import type { Placement } from '#lib/media/picture-plan.ts';
import { asFigure, asHero, planPicture } from '#lib/media/plan-picture.ts';
import { takeInPictures as prepare } from '#lib/media/take-in-pictures.ts';
import type { imageSchema } from '#lib/news/image.ts';
import type { Picture, PictureFile } from '#lib/news/picture.ts';
import { keepOriginal, originalOf } from '#lib/pictures/originals.ts';
import type { StoredMedia } from '#lib/store/media.ts';
import type { Store } from '#lib/store/store.ts';
import type { Desk } from './desk.ts';
import { invalid } from './desk-error.ts';

/** Focal points of one picture that no reader sees yet: a newsroom needs a few, and each is some forty files. */
const mostUnseen = 20;

/**
 * Prepares the pictures of a text that are not yet. Takes seconds each: call it before the transaction that needs them.
 */
export async function takeInFigures(desk: Desk, markdown: string): Promise<void> {
  for (const src of picturesIn(markdown)) await preparedPicture(desk, src, asFigure);
}

/** Prepares all pictures of a checked input, whichever command it is for: what a command itself does before it begins. */
export async function takeInPictures(desk: Desk, input: unknown): Promise<void> {
  const { image, body } = input as { image?: z.infer<typeof imageSchema> | null; body?: string };
  if (image) await heroPicture(desk, image);
  if (body) await takeInFigures(desk, body);
}

/** The picture at the head of an article; prepares it, so call it before the transaction too. */
export async function heroPicture(desk: Desk, image: z.infer<typeof imageSchema> | null): Promise<Picture | null> {
  if (!image) return null;
  const { src, alt, caption = null, credit = null, focal } = image;
  const file = await preparedPicture(desk, src, asHero(rounded(focal)));
  if (!file)
    throw invalid([
      {
        field: 'image.src',
        problem: `there is no picture ${src}`,
        instead: 'put the file under content/media/, or send it with broadsheet picture add',
      },
    ]);
  return { file, alt, caption, credit };
}

/** To a hundredth: nobody sees less. */
const rounded = (focal: readonly [number, number] | undefined) =>
  focal && ([Math.round(focal[0] * 100) / 100, Math.round(focal[1] * 100) / 100] as const);

/**
 * A picture as this use wants it: prepared before for the same, else now from its file under `content/media/`. What others
 * have made of the same file is no matter.
 *
 * @returns null where there is no such picture
 */
async function preparedPicture(desk: Desk, src: string, placement: Placement): Promise<PictureFile | null> {
  const { store, contentDir, varDir } = desk;
  const before = await store.media.ofSource(src);
  const name = /^\/media\/([^?#]+)$/.exec(src)?.[1];
  const found =
    name === undefined ? null : await fileBelow(join(/* turbopackIgnore: true */ contentDir, 'media'), name);
  // Without a file it was sent to the desk, or its file is gone.
  const original = found && found !== 'outside' ? found.file : before[0] && (await originalOf(before[0], varDir));
  // What was made of it is there still.
  if (!original) return alike(before, placement)?.file ?? null;
  try {
    const hash = await hashOfFile(original);
    const known = before.find((media) => media.hash === hash && isFor(media, placement));
    const kept = await keepOriginal(original, hash, varDir);
    if (known && (await store.media.claim(known.file.base, kept))) return known.file;
    // Nobody has made it, or what nobody used was tidied a moment ago.
    const file = await prepareNow(desk, src, original, placement, before);
    await store.media.claim(file.base, kept);
    return file;
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    throw invalid([{ field: 'image.src', problem: `${src}: ${error.message}`, instead: error.cure ?? soundPicture }]);
  }
}

async function prepareNow(
  { store, varDir }: Desk,
  src: string,
  file: string,
  placement: Placement,
  before: readonly StoredMedia[],
): Promise<PictureFile> {
  const plan = await planPicture(file, placement, src, null, src);
  const isThere = before.some((media) => media.file.base === plan.picture.base);
  if (!isThere && placement.crops) await boundUnseen(store, src, before);
  const { damaged } = await prepare([plan], varDir);
  if (damaged[0]) throw damaged[0].error;
  await store.media.save({ src, hash: plan.hash, file: plan.picture, placement: JSON.stringify(placement) });
  return plan.picture;
}

/** @throws DeskError when there are too many crops of this picture that no reader sees */
async function boundUnseen(store: Store, src: string, before: readonly StoredMedia[]): Promise<void> {
  if (before.length < mostUnseen) return;
  const states = await store.pictureUses.statesOf(before.map(({ file }) => file.base));
  const unseen = [...states.values()].filter((state) => state !== 'public').length;
  if (unseen < mostUnseen) return;
  const problem = `${unseen} crops of ${src} are kept that no reader sees`;
  const instead = 'use a focal point that another draft has, or wait: those that nothing uses go within twenty minutes';
  throw invalid([{ field: 'image.focal', problem, instead }]);
}

const isFor = (media: StoredMedia, placement: Placement) => media.placement === JSON.stringify(placement);

/** The same use, or else the same kind of use. */
function alike(before: readonly StoredMedia[], placement: Placement): StoredMedia | undefined {
  const isCropped = ({ file }: StoredMedia) => file.widths['16x9'] !== undefined;
  return (
    before.find((media) => isFor(media, placement)) ?? before.find((media) => !placement.crops || isCropped(media))
  );
}
