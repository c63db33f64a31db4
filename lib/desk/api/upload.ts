import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { maxBytes } from '#lib/media/picture-settings.ts';
import { addPicture, type SentPicture } from '../commands/pictures.ts';
import type { Desk } from '../desk.ts';
import { apiRoot } from './match.ts';
import { Refusal } from './problem.ts';

/** Where pictures are sent to: their bytes are the body. */
export const picturesPath = `${apiRoot}/pictures`;

/** Takes in the picture that a request brings, named by its query. @throws Refusal 413, DeskError */
export async function takeUpload(request: Request, desk: Desk): Promise<SentPicture> {
  const name = new URL(request.url).searchParams.get('name') ?? '';
  if (!request.body) throw new Refusal(400, 'Send the bytes of the picture as the body.');
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-upload-'));
  try {
    const file = join(folder, 'picture');
    const body = Readable.fromWeb(request.body as ReadableStream);
    await pipeline(body, bounded(maxBytes), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    return await addPicture(desk, file, name);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function bounded(most: number): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _, next) {
      length += chunk.length;
      if (length > most) next(new Refusal(413, `Send at most ${most / 1024 / 1024} MB.`));
      else next(null, chunk);
    },
  });
}
