import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ShareDesign } from '#lib/news/share-design.ts';
import { shareImageUrl } from '#lib/store/share-images.ts';
import type { Place } from '#lib/store/article-listing.ts';
import type { Store } from '#lib/store/store.ts';
import { isThere } from './is-there.ts';
import { Painter } from './painter.ts';
import { nextWanted, wantedBy } from './wanted.ts';

export interface Made {
  made: number;
  /** What could not be drawn and why; its page goes without. */
  failures: string[];
}

/** How a longer piece of work goes on, and when it has to end. */
interface Course {
  onPainted?: (left: number) => void;
  ending?: AbortSignal;
}

/** Images that are registered together: soon enough for the first of many, and with few changes in the log. */
const registeredTogether = 100;
/** Articles of one step through everything: a step takes a few seconds. */
const articlesAtOnce = 50;
/** Images that one change draws: the others come with everything, newest first. */
const mostAtOnce = 200;

/** Brings the share images on this machine's disk, and what the store says of them, to what readers may see. */
export class ShareImageMaker {
  readonly #varDir: string;
  readonly #painter: Painter;
  /** What was removed, and since when it had to be: it may come back, and go again. */
  #removed: ReadonlySet<string> = new Set();

  /** @param varDir where pictures and share images lie */
  constructor(varDir: string) {
    this.#varDir = varDir;
    this.#painter = new Painter(varDir);
  }

  /**
   * Draws what is not there of the next fifty articles, with the first of all that is no article. What is there costs nothing but a look.
   *
   * @param behind the last article that was looked at; null begins with the newest
   * @returns also the last one by now; null when that was all
   */
  async makeNext(store: Store, behind: Place | null, ending?: AbortSignal): Promise<Made & { last: Place | null }> {
    const { designs, last } = await nextWanted(store, behind, articlesAtOnce);
    return { ...(await this.#make(store, designs, ending ? { ending } : {})), last };
  }

  /**
   * Draws what is not there of that which changed, and lets go what is not wanted any more.
   * Everything is looked at afterwards, by a job, where the name of the publication or of a section is another one, which
   * stands on its articles' images too, and where so much changed that others should have their turn in between.
   */
  async makeChanged(
    store: Store,
    changedTags: readonly string[],
    { ending, onProgress }: { ending?: AbortSignal; onProgress?: (done: number, total: number) => void } = {},
  ): Promise<Made> {
    const { designs: all, gone } = await wantedBy(store, changedTags);
    await store.shareImages.retire(gone);
    const designs = all.slice(0, mostAtOnce);
    const named = designs.filter(({ of }) => /^(?:publication$|section:)/.test(of));
    let concernsAll = all.length > designs.length || (await store.shareImages.missing(named)).length > 0;
    for (const design of named) concernsAll ||= !(await isThere(this.#fileOf(shareImageUrl(design))));
    const total = designs.length;
    if (concernsAll) await store.shareImages.lookAtAll();
    return this.#make(store, designs, {
      ...(ending ? { ending } : {}),
      onPainted: (left) => onProgress?.(total - left, total),
    });
  }

  /** Takes from this disk what is withdrawn, replaced or removed. */
  async removeGone(store: Store): Promise<void> {
    const isNew = ({ url, since }: { url: string; since: string }) => !this.#removed.has(`${url} ${since}`);
    if (!(await store.shareImages.gone()).some(isNew)) return;
    await store.transaction(async (tx) => {
      // Nobody says meanwhile that one of them is there again.
      await tx.shareImages.lock();
      const gone = await tx.shareImages.gone();
      for (const { url } of gone.filter(isNew)) await this.#remove(url);
      this.#removed = new Set(gone.map(({ url, since }) => `${url} ${since}`));
    });
  }

  /** What is being drawn fails, and can be made another time. */
  stop(): void {
    this.#painter.stop();
  }

  async #make(store: Store, designs: readonly ShareDesign[], { onPainted, ending }: Course): Promise<Made> {
    const undrawn: { design: ShareDesign; file: string }[] = [];
    const drawn: ShareDesign[] = [];
    for (const design of designs) {
      const file = this.#fileOf(shareImageUrl(design));
      if (await isThere(file)) drawn.push(design);
      else undrawn.push({ design, file });
    }
    const made: Made = { made: 0, failures: await this.#register(store, drawn) };
    let left = undrawn.length;
    for (let i = 0; i < undrawn.length; i += registeredTogether) {
      const batch = undrawn.slice(i, i + registeredTogether);
      const failures = await this.#painter.paint(batch, {
        onPainted: () => onPainted?.(--left),
        ...(ending ? { ending } : {}),
      });
      for (const { design, file } of batch) {
        if (failures.has(file)) made.failures.push(`${design.of}: ${failures.get(file)}`);
        else made.made += 1;
      }
      const painted = batch.filter(({ file }) => !failures.has(file)).map(({ design }) => design);
      made.failures.push(...(await this.#register(store, painted)));
    }
    return made;
  }

  /**
   * Says that these are there, under the lock by which files are also removed. What was withdrawn or changed while it was
   * drawn is taken away again: its headline is nobody's to read.
   *
   * @returns what is not there after all, and why
   */
  async #register(store: Store, designs: readonly ShareDesign[]): Promise<string[]> {
    const failures: string[] = [];
    for (let i = 0; i < designs.length; i += registeredTogether) {
      const missing = await store.shareImages.missing(designs.slice(i, i + registeredTogether));
      if (missing.length === 0) continue;
      await store.transaction(async (tx) => {
        await tx.shareImages.lock();
        const subjects = missing.map(({ of }) => of);
        const wanted = new Set((await wantedBy(tx, subjects)).designs.map(shareImageUrl));
        const there: ShareDesign[] = [];
        for (const design of missing) {
          const url = shareImageUrl(design);
          if (!wanted.has(url)) await this.#remove(url);
          else if (await isThere(this.#fileOf(url))) there.push(design);
          else failures.push(`${design.of}: it was removed while it was drawn`);
        }
        await tx.shareImages.register(there);
      });
    }
    return failures;
  }

  async #remove(url: string): Promise<void> {
    await rm(dirname(this.#fileOf(url)), { recursive: true, force: true });
  }

  #fileOf(url: string): string {
    return join(this.#varDir, url);
  }
}
