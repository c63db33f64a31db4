import { madeFor, type Encoding } from './bodies.ts';
import { CurrentBanner } from './banner.ts';
import { Composer, withBanner } from './composed.ts';
import type { PageMemory } from './page-memory.ts';
import { haveBodyIn } from './printed-page.ts';
import type { Banner, ComposedPage, PageKind, RememberedPage, Served, ShownPage } from './remembered-page.ts';

/** What pages are asked for with: as `PageMemory` is, and in which encoding. */
export interface PagesForReaders {
  /** The page when it may be sent at once; most requests end here. */
  fresh(key: string, encoding: Encoding): ShownPage | undefined;
  /** Whether a request for this page costs no render of its own. */
  has(key: string): boolean;
  /** The page, by whatever means. Rejects as the memory does. */
  get(key: string, kind: PageKind, address: string, encoding: Encoding): Promise<Served>;
  /** Counts a page again for which more is kept now. */
  recount(key: string): void;
}

/**
 * The pages as readers get them: from the memory, with the banner of the moment in its place. A page is put together when
 * somebody asks for it, in the encoding that they take, and kept so until the banner changes.
 */
export class ReadersPages implements PagesForReaders {
  readonly #memory: PageMemory;
  readonly #banner: CurrentBanner;
  readonly #composer: Composer;

  constructor(memory: PageMemory, onCompose: () => void = () => {}) {
    this.#memory = memory;
    this.#banner = new CurrentBanner(memory);
    this.#composer = new Composer(onCompose);
  }

  fresh(key: string, encoding: Encoding): ShownPage | undefined {
    const entry = this.#memory.fresh(key);
    // The banner alone is no page of readers, though it is in the memory.
    if (!entry || entry.kind.type === 'banner') return undefined;
    if (entry.page.bannerAt === undefined) return entry;
    const { composed } = entry;
    if (!composed || composed.banner !== this.#banner.known || !haveBodyIn(composed.page, encoding)) return undefined;
    composed.checkedAt = entry.checkedAt;
    composed.failing = entry.failing || this.#banner.failing;
    return composed;
  }

  has(key: string): boolean {
    return this.#memory.has(key);
  }

  recount(key: string): void {
    this.#memory.recount(key);
  }

  async get(key: string, kind: PageKind, address: string, encoding: Encoding): Promise<Served> {
    const served = await this.#memory.get(key, kind, address);
    const { entry } = served;
    if (entry.page.bannerAt === undefined) return served;
    const { banner, outcome } = await this.#banner.read();
    const composed = await this.#compose(key, entry, banner, encoding);
    // As good as the worse of both.
    const worse = (['stale', 'old'] as const).find((each) => each === served.outcome || each === outcome);
    return { ...served, entry: composed, outcome: worse ?? served.outcome };
  }

  async #compose(key: string, entry: RememberedPage, banner: Banner, encoding: Encoding): Promise<ComposedPage> {
    const { page, kind, checkedAt, failing } = entry;
    if (entry.composed?.banner !== banner) {
      entry.composed = { banner, page: withBanner(page, banner), kind, checkedAt, failing, heads: null };
    }
    const { composed } = entry;
    if (!haveBodyIn(composed.page, encoding)) {
      const made = madeFor(encoding);
      const body = await this.#composer.bytes(page, banner, made);
      composed.page.bodies = { ...composed.page.bodies, [made]: body };
      this.#memory.recount(key);
    }
    composed.checkedAt = checkedAt;
    composed.failing = failing;
    return composed;
  }
}
