import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { packed } from './bodies.ts';
import { hashOf, type PrintedPage } from './printed-page.ts';
import type { Banner } from './remembered-page.ts';

/** A page with the banner in its place; its bytes are still to be made, but where there is no banner. */
export function withBanner(page: PrintedPage, banner: Banner): PrintedPage {
  const isEmpty = banner.html.length === 0;
  return {
    ...page,
    tags: [...new Set([...page.tags, ...banner.tags])],
    length: page.length + banner.html.length,
    // Of the same page and the same banner the same, on every instance.
    hash: isEmpty ? page.hash : hashOf(`${page.hash} ${banner.hash}`),
    bodies: isEmpty ? { ...page.bodies } : {},
  };
}

/**
 * Pages put together at once. Each is whole in memory meanwhile, and they are made on the few threads that read files too:
 * whatever is asked for beside them waits for these, and not for all that a new banner leaves to do.
 */
const atOnce = 4;

/** What was made last of one page's own bytes: while it is made, and then as long as a page has it. */
interface Made {
  hash: string;
  br?: Promise<Buffer> | WeakRef<Buffer>;
  gzip?: Promise<Buffer> | WeakRef<Buffer>;
}

/** Puts banners into pages. */
export class Composer {
  readonly #onCompose: () => void;
  /** By the page's own bytes: pages that share them, as all do where there is nothing, share these too. */
  readonly #made = new WeakMap<Buffer, Made>();
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(onCompose: () => void) {
    this.#onCompose = onCompose;
  }

  /** The bytes of a page with the banner, compressed; made once, however many ask at the same time. */
  async bytes(page: PrintedPage, banner: Banner, encoding: 'br' | 'gzip'): Promise<Buffer> {
    const { br: own } = page.bodies as { br: Buffer };
    let made = this.#made.get(own);
    if (made?.hash !== banner.hash) this.#made.set(own, (made = { hash: banner.hash }));
    const there = made[encoding];
    const known = there instanceof WeakRef ? there.deref() : there;
    if (known) return known;
    const making = this.#make(own, page.bannerAt!, banner, encoding).then((bytes) => {
      made[encoding] = new WeakRef(bytes);
      return bytes;
    });
    made[encoding] = making;
    return making;
  }

  async #make(own: Buffer, at: number, { html }: Banner, encoding: 'br' | 'gzip'): Promise<Buffer> {
    this.#onCompose();
    try {
      return await this.#inTurn(async () => {
        const page = await promisify(brotliDecompress)(own);
        const bytes = Buffer.concat([page.subarray(0, at), html, page.subarray(at)]);
        return packed(bytes, encoding, html.length > 0 ? 'fast' : 'best');
      });
    } catch (error) {
      this.#made.delete(own);
      throw error;
    }
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    // Who ends hands its place on.
    if (this.#running < atOnce) this.#running += 1;
    else await new Promise<void>((start) => this.#waiting.push(start));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
