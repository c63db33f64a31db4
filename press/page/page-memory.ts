import { LRUCache } from 'lru-cache';
import { pages } from '#lib/news/addresses.ts';
import { notFoundUrl } from '#lib/news/urls.ts';
import { isShell, type Rendered } from '../next/ask-next.ts';
import type { PageMemoryOptions } from './page-memory-options.ts';
import { looksTheSame, printedInstead, printPage, type PrintedPage } from './printed-page.ts';
import type { Outcome, PageKind, RememberedPage, RenderTiming, Served } from './remembered-page.ts';
import { RenderQueue, RenderRefused, type Cause, type Wish } from './render-queue.ts';
import { sizeInMemory } from './size-in-memory.ts';

/** A safety net: after so many milliseconds Next is asked, whatever the change log says. */
const askAgainAfter = 15 * 60_000;
/** Next has one thread: more at once would only share it, and wait for one another. */
const rendersAtOnce = 2;
/** How long a copy counts as one of a moment ago after it was last known to be good. */
const momentary = 10_000;
/** How long a reader waits for a refresh before getting the copy there is: one of a moment ago, or an older one. */
const patience = { momentary: 250, older: 5000 };
/** How long a reader waits for a Next that is just starting: for a page without a copy, and with one of an earlier press. */
const startPatience = { without: 10_000, withKept: 3000 };
/** How long Next may take for a page that we know, and for whatever else somebody asks for. */
const answerPatience = { known: 15_000, unknown: 8000 };

/** An answer, not a failure (RFC 9110, section 15.6.2): of oEmbed, where it is asked for a format that is none. */
const notImplemented = 501;

interface Refresh {
  wish: Wish;
  /** The new page, or why there is none. */
  done: Promise<RememberedPage | Error>;
  /** Ends when readers who have a copy wait no longer. */
  tooLong: Promise<null>;
  timing: RenderTiming;
}

/** The finished bytes of the pages, at most a second old, and the last good copy of each. */
export class PageMemory {
  readonly #options: PageMemoryOptions;
  readonly #pages: LRUCache<string, RememberedPage>;
  readonly #queue = new RenderQueue(rendersAtOnce);
  readonly #refreshes = new Map<string, Refresh>();
  readonly #openings = new Map<string, Promise<RememberedPage | null>>();

  constructor(options: PageMemoryOptions) {
    this.#options = options;
    this.#pages = new LRUCache({
      maxSize: options.maxBytes,
      sizeCalculation: (entry, key) => sizeInMemory(key, entry),
    });
  }

  /** The page when it may be served at once; most requests end here. */
  fresh(key: string): RememberedPage | undefined {
    const entry = this.#pages.get(key);
    if (!entry) return undefined;
    const now = Date.now();
    if (entry.goodUntil > now) return entry;
    const asked = now - entry.renderedAt < askAgainAfter && !entry.failing && !entry.opened;
    if (!asked || !this.#options.isVouchedFor(entry.page)) return undefined;
    entry.checkedAt = now;
    entry.goodUntil = now + freshFor(entry.kind);
    return entry;
  }

  /** Whether a request for this page costs no render of its own. */
  has(key: string): boolean {
    return this.#pages.has(key) || this.#refreshes.has(key) || this.#openings.has(key);
  }

  /**
   * The page, by whatever means. However many ask at once, Next is asked once.
   *
   * @param kind its type, and whether its last good copy is kept on disk
   * @param address who asks; '' is the press itself
   * @throws RenderRefused when too much is asked for already; else what Next failed with, when there is no copy that may
   *   be shown
   */
  async get(key: string, kind: PageKind, address = ''): Promise<Served<RememberedPage>> {
    const fresh = this.fresh(key);
    if (fresh) return served(fresh, fresh.failing ? 'stale' : 'hit');
    const entry = this.#pages.get(key) ?? (kind.kept ? await this.#open(key, kind) : null);

    const refresh = this.#refreshes.get(key) ?? this.#refresh(key, entry, kind, address);
    this.#queue.join(refresh.wish, address);
    const soon = entry && entry.opened !== 'itself' && this.#mayShow(key, entry) && !this.#mayBeThereNow(key, entry);
    const result = await (soon ? Promise.race([refresh.done, refresh.tooLong]) : refresh.done);
    if (result === null) return served(entry!, 'old');
    if (!(result instanceof Error)) {
      // Overtaken while it was rendered, it is of a moment ago as well.
      const outcome = result.goodUntil === 0 ? 'old' : entry ? 'refreshed' : 'rendered';
      return served(result, outcome, refresh.timing);
    }
    if (soon && result instanceof RenderRefused) return served(entry, 'old');
    if (entry && this.#mayShow(key, entry)) return served(entry, 'stale');
    throw result;
  }

  /** Looks at every page again after changes: what was overtaken is refreshed at its next request. */
  recheck(): void {
    for (const [key, entry] of this.#pages.entries()) {
      if (this.#options.isWithdrawn(key)) this.forget(key);
      else if (this.#options.isOvertaken(entry.page)) entry.goodUntil = 0;
    }
  }

  /** Counts a page again for which more is kept now. */
  recount(key: string): void {
    const entry = this.#pages.peek(key);
    if (!entry) return;
    this.#pages.delete(key);
    this.#pages.set(key, entry);
  }

  /** Forgets every page; the last good copies on disk stay. */
  clear(): void {
    this.#pages.clear();
  }

  /** Forgets a page, also on disk. */
  forget(key: string): void {
    this.#pages.delete(key);
    void this.#options.kept.remove(key);
  }

  /** How many pages Next renders in a second. */
  get pace(): number {
    return this.#queue.pace;
  }

  get size(): { pages: number; bytes: number } {
    return { pages: this.#pages.size, bytes: this.#pages.calculatedSize };
  }

  #mayShow(key: string, { page, checkedAt }: RememberedPage): boolean {
    return !this.#options.isWithdrawn(key) && !this.#options.leadsToWithdrawn(page, checkedAt);
  }

  /** Whether what was not here may have come out since: who follows a link to it waits rather than reads otherwise. */
  #mayBeThereNow(key: string, { page }: RememberedPage): boolean {
    return page.status === 404 && this.#options.changedItself(key, page);
  }

  /** The copy that an earlier press kept; it counts as old. */
  #open(key: string, kind: PageKind): Promise<RememberedPage | null> {
    let opening = this.#openings.get(key);
    if (!opening) {
      opening = this.#options.kept
        .read(key)
        .then(async (kept) => {
          const opened = kept && (await this.#options.changedMeanwhile(key, kept.page)) ? 'itself' : 'surroundings';
          // Meanwhile it may have been rendered.
          const entry =
            this.#pages.get(key) ??
            (kept
              ? { ...kept, kind, renderedAt: 0, goodUntil: 0, failing: false, opened, heads: null, composed: null }
              : null);
          if (!entry || !this.#mayShow(key, entry)) return null;
          this.#pages.set(key, entry);
          return entry;
        })
        .finally(() => this.#openings.delete(key));
      this.#openings.set(key, opening);
    }
    return opening;
  }

  #refresh(key: string, before: RememberedPage | null, kind: PageKind, address: string): Refresh {
    const copy = before && this.#mayShow(key, before) ? before : null;
    const wish = { cause: this.#causeOf(key, copy, kind), address };
    const timing = { wait: 0, render: 0 };
    let timer: NodeJS.Timeout;
    const refresh: Refresh = {
      wish,
      timing,
      done: this.#print(key, { before, copy, wish, timing }, kind).finally(() => {
        clearTimeout(timer);
        this.#refreshes.delete(key);
      }),
      tooLong: new Promise((resolve) => {
        timer = setTimeout(resolve, patienceWith(before), null);
      }),
    };
    this.#refreshes.set(key, refresh);
    return refresh;
  }

  /** @param copy what readers may be shown meanwhile */
  #causeOf(key: string, copy: RememberedPage | null, { type }: PageKind): Cause {
    if (type === 'search' || type === 'banner') return type;
    // That there is nothing at an address does not make it one of ours.
    if (!copy || copy.page.status === 404) return this.#options.isKnown(key) ? 'itself' : 'unknown';
    return copy.opened === 'itself' || this.#options.changedItself(key, copy.page) ? 'itself' : 'surroundings';
  }

  async #print(
    key: string,
    { before, copy, wish, timing }: Pick<Refresh, 'wish' | 'timing'> & Record<'before' | 'copy', RememberedPage | null>,
    kind: PageKind,
  ): Promise<RememberedPage | Error> {
    const { ask, onRender } = this.#options;
    const began = Date.now();
    let started = 0;
    const end = () => {
      const now = Date.now();
      timing.wait = (started || now) - began;
      timing.render = started ? now - started : 0;
    };
    try {
      const known = wish.cause !== 'unknown' && wish.cause !== 'search';
      const waits = {
        start: copy ? (copy.opened ? startPatience.withKept : 0) : startPatience.without,
        answer: known ? answerPatience.known : answerPatience.unknown,
      };
      const rendered = await ask(key, waits, (work) =>
        this.#queue.run(wish, () => {
          started = Date.now();
          return work();
        }),
      );
      if (rendered.status >= 500 && rendered.status !== notImplemented)
        throw new Error(`Next answered ${rendered.status} for ${key}`);
      const page = await this.#finish(key, rendered, before);
      end();
      onRender?.({ key, type: kind.type }, timing, page);
      return this.#remember(key, page, before, kind, began);
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      // It was not even tried.
      if (reason instanceof RenderRefused) return reason;
      end();
      onRender?.({ key, type: kind.type }, timing, reason);
      if (before) {
        before.failing = true;
        before.opened = null;
        // What leads to something withdrawn is no good however little there is besides.
        before.goodUntil = this.#mayShow(key, before) ? Date.now() + freshFor(kind) : 0;
      }
      return reason;
    }
  }

  /** Where there is nothing, readers get one page for all such addresses, printed once. */
  async #finish(key: string, rendered: Rendered, before: RememberedPage | null): Promise<PrintedPage> {
    if (!isShell(rendered) || key === notFoundUrl())
      return printPage(rendered, before?.page ?? null, this.#options.sheets);
    const { entry } = await this.get(notFoundUrl(), pages.notFound);
    return printedInstead(rendered, entry.page);
  }

  #remember(
    key: string,
    page: PrintedPage,
    before: RememberedPage | null,
    kind: PageKind,
    began: number,
  ): RememberedPage {
    const same = before !== null && looksTheSame(before.page, page);
    const goodUntil = this.#options.isOvertaken(page) ? 0 : began + freshFor(kind);
    const entry = {
      page,
      kind,
      checkedAt: began,
      renderedAt: began,
      goodUntil,
      failing: false,
      opened: null,
      heads: same ? before.heads : null,
      composed: same ? before.composed : null,
    };
    // Withdrawn while it was rendered: nobody gets it.
    if (!this.#mayShow(key, entry)) {
      this.forget(key);
      throw new Error(`${key} was withdrawn`);
    }
    this.#pages.set(key, entry);
    if (page.status >= 400) void this.#options.kept.remove(key);
    else if (kind.kept && !same) void this.#options.kept.keep(key, { page, checkedAt: began });
    return entry;
  }
}

/** What an earlier press kept counts as one of a moment ago where only its surroundings may have changed since. */
function patienceWith(copy: RememberedPage | null): number {
  const isMomentary = copy?.opened === 'surroundings' || (copy && Date.now() - copy.checkedAt <= momentary);
  return isMomentary ? patience.momentary : patience.older;
}

/** How long a page is served without asking Next again, in milliseconds. */
const freshFor = ({ fresh }: PageKind) => fresh * 1000;

function served(entry: RememberedPage, outcome: Outcome, timing: RenderTiming | null = null): Served<RememberedPage> {
  return { entry, outcome, timing };
}
