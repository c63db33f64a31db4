import { readFile, rm } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Logger } from 'pino';
import { writeWhole } from '#lib/config/write-whole.ts';
import { mediaBase } from '#lib/media/media-file.ts';
import { lookedAfterNote } from '#lib/media/picture-places.ts';
import { tags } from '#lib/news/tags.ts';
import { remakeLost, remakeOne, tidyOriginals } from '#lib/pictures/originals.ts';
import { placePictures } from '#lib/pictures/place-pictures.ts';
import { walkPictures } from '#lib/pictures/walk-pictures.ts';
import type { Store } from '#lib/store/store.ts';
import { lookAgain } from '../store/look-again.ts';

/** Milliseconds between two looks at whether the disk is still the one that was looked after. */
const checkEvery = 60_000;
const changesAtOnce = 1000;
/** A picture that could not be made is not tried again for a reader for so many milliseconds: its original stays as it is. */
const failureLasts = 600_000;
const pictureTag = tags.picture('/media/');

const noteSchema = z.object({ store: z.string(), seen: z.number() });
type Note = z.infer<typeof noteSchema>;

export interface PictureKeeperOptions {
  /** The store while it can be had, else null. */
  store: () => Store | null;
  /** The newest change that the press has noticed. */
  noticed: () => number;
  varDir: string;
  log: Logger;
}

/**
 * Keeps the pictures on this machine's disk to what the store says of them: what nothing public uses any more is out of
 * readers' sight as soon as the change is noticed, also where it was made while no press ran. A disk that nobody has
 * looked after is looked through once, in steps; what is lost of pictures whose originals were kept is made again.
 */
export class PictureKeeper {
  readonly #options: PictureKeeperOptions;
  readonly #stopping = new AbortController();
  readonly #life: Promise<void>;
  readonly #file: string;
  /** Which store's changes were followed and how far; null before the first look. */
  #at: Note | null = null;
  /** How far the note on the disk said that it was looked after, when it was last read or written. */
  #noted = -1;
  #checkedAt = -Infinity;
  /** Pictures that readers wait for, by base. */
  readonly #making = new Map<string, Promise<boolean>>();
  /** Pictures that could not be made, by base. */
  readonly #failed = new LRUCache<string, true>({ max: 1000, ttl: failureLasts });
  /** What is left of the way through the disk, and whether it is the way through all of it. */
  #way: { steps: AsyncGenerator<void>; isWhole: boolean } | null = null;

  constructor(options: PictureKeeperOptions) {
    this.#options = options;
    this.#file = lookedAfterNote(options.varDir);
    const look = (store: Store) => this.#look(store);
    this.#life = lookAgain({ ...options, look, trouble: 'Pictures could not be looked after' }, this.#stopping.signal);
  }

  /**
   * Makes a picture that readers may see and that is lost, or was never made, before the others.
   *
   * @param base see `PictureFile.base`
   * @returns whether it lies before readers now
   */
  async makeNow(base: string): Promise<boolean> {
    const store = this.#options.store();
    // Where nothing is to be made, nobody looks for it.
    if (!store || !this.#way || this.#failed.has(base)) return false;
    let making = this.#making.get(base);
    if (!making) {
      making = this.#make(store, base).finally(() => this.#making.delete(base));
      this.#making.set(base, making);
    }
    return making;
  }

  async #make(store: Store, base: string): Promise<boolean> {
    const media = await store.media.byBase(base);
    if (!media?.kept || (await store.pictureUses.statesOf([base])).get(base) !== 'public') return false;
    const failure = await remakeOne(store, this.#options.varDir, media);
    if (failure === null) return true;
    this.#failed.set(base, true);
    this.#options.log.warn({ base, failure }, 'A picture is lost and could not be made again');
    return false;
  }

  /** The newest change by which the disk was put right; -1 before the first look. */
  get seen(): number {
    return this.#at?.seen ?? -1;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#life;
  }

  async #look(store: Store): Promise<void> {
    const newest = this.#options.noticed();
    if (performance.now() - this.#checkedAt >= checkEvery) await this.#check(store, newest);
    const at = this.#at!;
    if (at.store !== store.id || (await wentBack(store, newest, at.seen))) await this.#begin(store, newest);
    else if (newest > at.seen) await this.#follow(store, at, newest);
    await this.#goOn(store);
  }

  async #goOn(store: Store): Promise<void> {
    // Until all uses are known, nothing can be taken out of sight.
    if (!this.#way || !(await store.pictureUses.areComplete())) return;
    const { isWhole, steps } = this.#way;
    try {
      if (!(await steps.next()).done) return;
      if (isWhole) await this.#write();
      this.#way = null;
    } catch (error) {
      // Without a note it begins anew, a minute later.
      this.#way = null;
      throw error;
    }
  }

  /** What a press before this one left, or somebody took away. */
  async #check(store: Store, newest: number): Promise<void> {
    this.#checkedAt = performance.now();
    if (this.#way?.isWhole) return;
    const note = await this.#read();
    if (note?.store !== store.id || (await wentBack(store, newest, note.seen))) return this.#begin(store, newest);
    if (this.#at === null) this.#way = { steps: this.#remake(store), isWhole: false };
    // An older note came with older pictures, from a backup of the disk: what changed since is followed once more.
    if (this.#at === null || note.seen < this.#noted) this.#at = note;
    this.#noted = note.seen;
  }

  async #begin(store: Store, newest: number): Promise<void> {
    this.#at = { store: store.id, seen: newest };
    this.#way = { steps: this.#lookThrough(store), isWhole: true };
    await rm(this.#file, { force: true });
  }

  async #follow(store: Store, at: Note, newest: number): Promise<void> {
    const changes = await store.changes.after(at.seen, changesAtOnce);
    const bases = changes.flatMap(({ tag }) =>
      tag.startsWith(pictureTag) ? (mediaBase(tag.slice(pictureTag.length)) ?? []) : [],
    );
    try {
      await placePictures(store, this.#options.varDir, bases);
    } catch (error) {
      // Whatever waits for this press to notice the change goes on; all is looked through again.
      await this.#begin(store, newest);
      throw error;
    }
    this.#at = { ...at, seen: changes.length < changesAtOnce ? newest : changes.at(-1)!.id };
    if (bases.length > 0 && !this.#way?.isWhole) await this.#write();
  }

  async *#lookThrough(store: Store): AsyncGenerator<void> {
    yield* walkPictures(store, this.#options.varDir);
    yield* this.#remake(store);
  }

  async *#remake(store: Store): AsyncGenerator<void> {
    const { varDir, log } = this.#options;
    for await (const failures of remakeLost(store, varDir)) {
      if (failures.length > 0) log.warn({ failures }, 'Pictures are lost and could not be made again');
      yield;
    }
    await tidyOriginals(store, varDir);
  }

  async #read(): Promise<Note | null> {
    try {
      return noteSchema.parse(JSON.parse(await readFile(this.#file, 'utf8')));
    } catch {
      return null;
    }
  }

  async #write(): Promise<void> {
    const note = this.#at!;
    await writeWhole(this.#file, JSON.stringify(note));
    this.#noted = note.seen;
  }
}

/**
 * Whether the log of changes ends before a change that was followed already: a backup took the store's place. Where this
 * press is only a moment behind another that looks after the same disk, it does not.
 */
async function wentBack(store: Store, noticed: number, followed: number): Promise<boolean> {
  return noticed < followed && (await store.changes.newest()) < followed;
}
