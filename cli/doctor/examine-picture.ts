import sharp from 'sharp';
import { mediaType } from '#lib/doctor/answer.ts';
import { checkAll } from '#lib/doctor/rule.ts';
import { shareImageRules } from '#lib/doctor/rules/sharing.ts';
import { inspectPicture } from '#lib/media/inspect-picture.ts';
import { PictureError, soundPicture } from '#lib/media/picture-error.ts';
import type { Examination } from './examination.ts';

const isPicture = {
  rule: 'share images can be read',
  level: 'problem',
  source: 'https://developers.facebook.com/docs/sharing/webmasters/images/',
} as const;

/**
 * Measures a share image, and refuses what a sync would refuse, in the same words. One that is not there is a broken link,
 * and said to be one elsewhere.
 */
export async function examinePicture({ client, diagnosis }: Examination, path: string): Promise<void> {
  const { answer, bytes } = await client.file(path);
  if (answer.status !== 200) return;
  try {
    await inspectPicture(bytes);
    const { width, height, format } = await sharp(bytes).metadata();
    const measured = { width, height, format, servedAs: mediaType(answer), bytes: bytes.length };
    diagnosis.add(checkAll(shareImageRules, measured, path));
  } catch (error) {
    diagnosis.add([{ ...isPicture, address: path, problem: whatIsWrong(error) }]);
  }
}

function whatIsWrong(error: unknown): string {
  if (!(error instanceof PictureError)) return (error as Error).message;
  return `it cannot be read as a picture: ${error.message}; ${error.cure ?? soundPicture}`;
}
