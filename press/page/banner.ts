import { tags } from '#lib/news/tags.ts';
import { pages } from '#lib/news/addresses.ts';
import { bannerUrl } from '#lib/news/urls.ts';
import type { PageMemory } from './page-memory.ts';
import { bodyIn, hashOf, type PrintedPage } from './printed-page.ts';
import type { Banner, Outcome } from './remembered-page.ts';

/** Milliseconds that a page waits for a banner of which there is no copy to show, and after which Next is asked again. */
const patience = 2000;
const againAfter = 1000;

/** The banner for a page, and how it came about: `old` where another one may be there already, or none could be had. */
export interface BannerInTime {
  banner: Banner;
  outcome: Outcome;
}

const none: Banner = { html: Buffer.alloc(0), hash: '', tags: [tags.breaking] };

/**
 * The banner of the moment: a page of Next like any other in the memory, so that it is followed, kept on disk and withdrawn as
 * they are. While it cannot be had and no copy may be shown, pages go without.
 */
export class CurrentBanner {
  readonly #memory: Pick<PageMemory, 'fresh' | 'get'>;
  #page: PrintedPage | null = null;
  #banner = none;
  /** Whether the one that was known last is the last good copy, since Next fails. */
  failing = false;
  #away = false;
  #askAgainAt = 0;

  constructor(memory: Pick<PageMemory, 'fresh' | 'get'>) {
    this.#memory = memory;
  }

  /** The banner, when it is known to be this one; else it has to be read. */
  get known(): Banner | null {
    const entry = this.#memory.fresh(bannerUrl());
    if (!entry) return null;
    this.failing = entry.failing;
    return this.#in(entry.page);
  }

  /** Never rejects. */
  async read(): Promise<BannerInTime> {
    const now = Date.now();
    if (this.#away && now < this.#askAgainAt) return { banner: none, outcome: 'old' };
    this.#askAgainAt = now + againAfter;
    const asked = this.#ask();
    // Nobody waits again for what could not be had a moment ago.
    if (this.#away) return { banner: none, outcome: 'old' };
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, patience, null);
    });
    const found = await Promise.race([asked, tooLong]);
    clearTimeout(timer);
    if (found) return found;
    this.#away = true;
    return { banner: none, outcome: 'old' };
  }

  /** Null when it cannot be had. */
  async #ask(): Promise<BannerInTime | null> {
    try {
      const { entry, outcome } = await this.#memory.get(bannerUrl(), pages.banner);
      const banner = this.#in(entry.page);
      this.#away = banner === null;
      return banner && { banner, outcome };
    } catch {
      // The memory has said why.
      return null;
    }
  }

  /** What stands on Next's page, the same object as long as it says the same; null when that is no page with a banner. */
  #in(page: PrintedPage): Banner | null {
    if (page === this.#page) return this.#banner;
    const [, text] = /<main>(.*)<\/main>/s.exec(bodyIn(page, 'identity').toString()) ?? [];
    if (page.status !== 200 || text === undefined) return null;
    const hash = text === '' ? '' : hashOf(text);
    const pageTags = [...new Set([tags.breaking, ...page.tags])];
    if (hash !== this.#banner.hash || pageTags.join() !== this.#banner.tags.join()) {
      this.#banner = { html: Buffer.from(text), hash, tags: pageTags };
    }
    this.#page = page;
    return this.#banner;
  }
}
