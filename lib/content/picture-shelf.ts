import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileBelow } from '#lib/media/file-below.ts';
import { PictureError, soundPicture } from '#lib/media/picture-error.ts';
import type { PicturePlan, Placement } from '#lib/media/picture-plan.ts';
import { asFigure, planPicture } from '#lib/media/plan-picture.ts';
import type { ContentMemory } from './content-memory.ts';
import { fileStamp } from './file-stamp.ts';
import { nearest } from '#lib/news/nearest.ts';

/** Why a picture cannot be used, and what to write instead. */
export interface PictureFailure {
  problem: string;
  instead: string;
}

export type ShelfAnswer = PicturePlan | PictureFailure;
export const isPlan = (answer: ShelfAnswer): answer is PicturePlan => 'picture' in answer;

/** The pictures under `content/media/`. Looks each file up once; writes nothing. */
export class PictureShelf {
  readonly #root: string;
  readonly #answers = new Map<string, Promise<ShelfAnswer>>();
  readonly #heroes = new Map<string, Placement>();
  #names: Promise<string[]> | null = null;

  readonly #memory: ContentMemory;

  constructor(contentDir: string, memory: ContentMemory) {
    this.#root = path.join(contentDir, 'media');
    this.#memory = memory;
  }

  /** A picture at the head of an article or author. Ask for all of these before the figures. */
  hero(src: string, placement: Placement): Promise<ShelfAnswer> {
    if (!this.#heroes.has(src)) this.#heroes.set(src, placement);
    return this.#ask(src, placement);
  }

  /** A picture in a text. One that stands at the head of something too has been prepared with that. */
  figure(src: string): Promise<ShelfAnswer> {
    return this.#ask(src, this.#heroes.get(src) ?? asFigure);
  }

  #ask(src: string, placement: Placement): Promise<ShelfAnswer> {
    const key = JSON.stringify([src, placement]);
    const known = this.#answers.get(key);
    if (known) return known;
    const answer = this.#look(src, placement);
    this.#answers.set(key, answer);
    return answer;
  }

  async #look(src: string, placement: Placement): Promise<ShelfAnswer> {
    const file = await this.#locate(src);
    if (typeof file !== 'string') return file;
    try {
      return await this.#plan(file, placement, src);
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      return unreadable(src, error);
    }
  }

  /** A picture that has not changed since it was last looked at is not read again. */
  async #plan(file: string, placement: Placement, src: string): Promise<PicturePlan> {
    const stamp = fileStamp(file);
    const remembered = this.#memory.picture(file);
    const plan = await planPicture(file, placement, src, stamp && remembered?.stamp === stamp ? remembered : null);
    if (stamp) this.#memory.keepPicture(file, { stamp, hash: plan.hash, inspection: plan.inspection });
    return plan;
  }

  /** The file that an address means; never one outside the folder, whatever dots and links it is made of. */
  async #locate(src: string): Promise<string | PictureFailure> {
    const outside = {
      problem: `${src} is not under content/media/`,
      instead: 'write the path of a file under content/media/, e.g. /media/kurils.jpg',
    };
    const below = /^\/media\/([^?#\0]+)$/.exec(src)?.[1];
    if (below === undefined) return outside;
    for (const name of new Set([below, decoded(below)])) {
      const found = await fileBelow(this.#root, name);
      if (found === 'outside') return outside;
      if (found) return found.file;
    }
    const similar = nearest(below, await this.#fileNames());
    return {
      problem: `there is no picture ${src}`,
      instead: similar ? `write /media/${similar}` : `put the file at content${src}`,
    };
  }

  #fileNames(): Promise<string[]> {
    this.#names ??= readdir(this.#root, { recursive: true }).then(
      (names) => names.filter((name) => path.extname(name) !== '').map((name) => name.split(path.sep).join('/')),
      () => [],
    );
    return this.#names;
  }
}

export function unreadable(src: string, { message, cure }: PictureError): PictureFailure {
  return {
    problem: `${src} cannot be read as a picture: ${message}`,
    instead: cure ?? soundPicture,
  };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
