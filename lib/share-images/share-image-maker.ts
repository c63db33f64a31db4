import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ShareDesign } from '#lib/news/share-design.ts';
import { shareImageUrl } from '#lib/store/share-images.ts';
import type { Store } from '#lib/store/store.ts';
import { isThere } from './is-there.ts';
import { Painter } from './painter.ts';
import { countWanted, everythingWanted, wantedBy } from './wanted.ts';

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

  /** Draws everything that is not there. What is there costs nothing but a look. */
  async makeAll(store: Store, onProgress: (done: number, total: number) => void = () => {}): Promise<Made> {
    const total = await countWanted(store);
    const all: Made = { made: 0, failures: [] };
    let before = 0;
    for await (const batch of everythingWanted(store)) {
      const reached = before + batch.length;
      const { made, failures } = await this.#make(store, batch, {
        onPainted: (left) => onProgress(reached - left, total),
      });
      all.made += made;
      all.failures.push(...failures);
      before = reached;
    }
    return all;
  }

  /** Draws what is not there of that which changed, and lets go what is not wanted any more. */
  async makeChanged(store: Store, changedTags: readonly string[], ending?: AbortSignal): Promise<Made> {
    const { designs, gone } = await wantedBy(store, changedTags);
    await store.shareImages.retire(gone);
    return this.#make(store, designs, ending ? { ending } : {});
  }

  /** Takes from this disk what is withdrawn, replaced or removed. */
  async removeGone(store: Store): Promise<void> {
    const gone = new Map((await store.shareImages.gone()).map(({ url, since }) => [`${url} ${since}`, url]));
    for (const [key, url] of gone) {
      if (!this.#removed.has(key)) await rm(dirname(this.#fileOf(url)), { recursive: true, force: true });
    }
    this.#removed = new Set(gone.keys());
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
    await this.#register(store, drawn);
    const made: Made = { made: 0, failures: [] };
    let left = undrawn.length;
    for (let i = 0; i < undrawn.length; i += registeredTogether) {
      const batch = undrawn.slice(i, i + registeredTogether);
      const failures = await this.#painter.paint(batch, {
        onPainted: () => onPainted?.(--left),
        ...(ending ? { ending } : {}),
      });
      await this.#register(
        store,
        batch.filter(({ file }) => !failures.has(file)).map(({ design }) => design),
      );
      made.made += batch.length - failures.size;
      for (const { design, file } of batch) {
        if (failures.has(file)) made.failures.push(`${design.of}: ${failures.get(file)}`);
      }
    }
    return made;
  }

  /** What was withdrawn or changed while it was drawn is taken away again: its headline is nobody's to read. */
  async #register(store: Store, designs: readonly ShareDesign[]): Promise<void> {
    for (let i = 0; i < designs.length; i += registeredTogether) {
      const missing = await store.shareImages.missing(designs.slice(i, i + registeredTogether));
      if (missing.length === 0) continue;
      const stale = await store.transaction(async (tx) => {
        await tx.shareImages.lock();
        const { designs: wanted } = await wantedBy(
          tx,
          missing.map(({ of }) => of),
        );
        const urls = new Set(wanted.map(shareImageUrl));
        await tx.shareImages.register(missing.filter((design) => urls.has(shareImageUrl(design))));
        return missing.filter((design) => !urls.has(shareImageUrl(design)));
      });
      for (const design of stale)
        await rm(dirname(this.#fileOf(shareImageUrl(design))), { recursive: true, force: true });
    }
  }

  #fileOf(url: string): string {
    return join(this.#varDir, url);
  }
}
