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

/** What was made last of one page's own bytes. */
interface Made {
  hash: string;
  br?: Promise<Buffer>;
  gzip?: Promise<Buffer>;
}

/** Puts banners into pages. */
export class Composer {
  readonly #onCompose: () => void;
  /** By the page's own bytes: pages that share them, as all do where there is nothing, share these too. */
  readonly #made = new WeakMap<Buffer, Made>();

  constructor(onCompose: () => void) {
    this.#onCompose = onCompose;
  }

  /** The bytes of a page with the banner, compressed; made once, however many ask at the same time. */
  bytes(page: PrintedPage, banner: Banner, encoding: 'br' | 'gzip'): Promise<Buffer> {
    const { br: own } = page.bodies as { br: Buffer };
    let made = this.#made.get(own);
    if (made?.hash !== banner.hash) this.#made.set(own, (made = { hash: banner.hash }));
    return (made[encoding] ??= this.#make(own, page.bannerAt!, banner, encoding));
  }

  async #make(own: Buffer, at: number, { html }: Banner, encoding: 'br' | 'gzip'): Promise<Buffer> {
    this.#onCompose();
    try {
      const page = await promisify(brotliDecompress)(own);
      return await packed(
        Buffer.concat([page.subarray(0, at), html, page.subarray(at)]),
        encoding,
        html.length > 0 ? 'fast' : 'best',
      );
    } catch (error) {
      this.#made.delete(own);
      throw error;
    }
  }
}
