import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { PictureError } from '#lib/media/inspect-picture.ts';
import { asFigure, planPicture, type PicturePlan, type Placement } from '#lib/media/plan-picture.ts';
import { nearest } from './nearest.ts';

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

  constructor(contentDir: string) {
    this.#root = path.join(contentDir, 'media');
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
      return await planPicture(file, placement, src);
    } catch (error) {
      if (!(error instanceof PictureError)) throw error;
      return unreadable(src, error.message);
    }
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
      const file = path.resolve(this.#root, name);
      if (!isInside(this.#root, file)) return outside;
      if (!(await stat(file).catch(() => null))?.isFile()) continue;
      return isInside(await realpath(this.#root), await realpath(file)) ? file : outside;
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

export function unreadable(src: string, reason: string): PictureFailure {
  return { problem: `${src} cannot be read as a picture: ${reason}`, instead: 'replace it with a sound JPEG, PNG, WebP, AVIF, GIF or SVG file' };
}

const isInside = (folder: string, file: string) => file.startsWith(folder + path.sep);

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
