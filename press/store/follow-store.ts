import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import { publicationSchema, type Publication } from '#lib/config/publication.ts';
import { tags } from '#lib/news/tags.ts';
import type { Change } from '#lib/store/change-log.ts';
import type { Listener } from '#lib/store/listen.ts';
import type { Store } from '#lib/store/store.ts';
import { OldQueries } from '../old-queries.ts';
import type { TombstoneList } from './tombstone-list.ts';
import { within } from './within.ts';

/** Milliseconds between two looks at the change log; a look costs some 20 microseconds on SQLite. */
const lookEvery = 50;
/** The same where we hear of changes: in case something was said and not heard. */
const lookEveryHearing = 250;
const afterFailure = 1000;
/** Milliseconds before we try again to listen where that failed. */
const afterDeafness = 5000;
const changesAtOnce = 1000;
/** Milliseconds after which a store that does not answer is taken for gone. */
const patience = 5000;
/** The same for opening it, when its tables may have to be brought up to date. */
const openPatience = 30_000;

export interface FollowOptions {
  /** Opens the store; tried again until it can be had. */
  open: () => Promise<Store>;
  /** Calls back when something changed; null where one can only look. */
  listen: (onChange: () => void) => Promise<Listener | null>;
  tombstones: TombstoneList;
  log: Logger;
  /** Called after changes became known: of pages, of what was withdrawn, of the publication. */
  onChange: () => void;
  /** Called when the store is not what it was: a backup took its place. What was printed says nothing any more. */
  onRestored: () => void;
}

/**
 * Follows the change log, so that the press knows what has been overtaken and withdrawn, and what the publication is
 * called, also while the store is not there.
 */
export class StoreFollower {
  readonly #options: FollowOptions;
  /** The newest change of each tag that changed since the press started. */
  readonly #newest = new LRUCache<string, number>({ max: 100_000 });
  #store: Store | null = null;
  #listener: Listener | null = null;
  /** Ends the pause between two looks. */
  #wake = () => {};
  /** Whether somebody has said that something changed since the last look. */
  #heard = false;
  #listenAgainAt = -Infinity;
  #seen = -1;
  #lookedAt = -Infinity;
  #publication: Publication | null = null;
  #oldQueries = new OldQueries();
  #stopping = new AbortController();
  #life: Promise<void>;
  /** Why the store cannot be followed at the moment, else null. */
  problem: string | null = 'The store has not been opened yet';

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#life = this.#follow();
  }

  /** The store while it can be had, else null. */
  get store(): Store | null {
    return this.problem === null ? this.#store : null;
  }

  /** As it was last read; null before that. */
  get publication(): Publication | null {
    return this.#publication;
  }

  /** None before they were first read. */
  get oldQueries(): OldQueries {
    return this.#oldQueries;
  }

  /** The newest change that it has noticed; -1 before the first look. */
  get seen(): number {
    return this.#seen;
  }

  /** Milliseconds since the change log was last looked at with success. */
  get age(): number {
    return performance.now() - this.#lookedAt;
  }

  /** Whether one of the tags changed after this change. */
  changedAfter(pageTags: readonly string[], asOf: number): boolean {
    return pageTags.some((tag) => (this.#newest.get(tag) ?? 0) > asOf);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    await this.#life;
    await this.#closeStore();
  }

  /** A connection that failed once is not trusted again. */
  async #closeStore(): Promise<void> {
    const store = this.#store;
    this.#store = null;
    await this.#listener?.close();
    this.#listener = null;
    this.#listenAgainAt = -Infinity;
    if (store) await within(patience, store.close()).catch(() => {});
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        this.#store ??= await within(openPatience, this.#options.open(), (late) => late.close());
        if (!this.#listener?.hears) await this.#listen();
        await within(patience, this.#look(this.#store));
        if (this.problem !== null) this.#options.log.info('The store can be read');
        this.problem = null;
        this.#lookedAt = performance.now();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (this.problem !== reason) this.#options.log.error({ reason }, 'The store cannot be read');
        this.problem = reason;
        await this.#closeStore();
      }
      await this.#pause();
      this.#heard = false;
    }
  }

  /** Looking alone will do where nobody can be heard: an intermediary may not pass `LISTEN` on. */
  async #listen(): Promise<void> {
    if (performance.now() < this.#listenAgainAt) return;
    this.#listenAgainAt = performance.now() + afterDeafness;
    await this.#listener?.close();
    this.#listener = null;
    try {
      const listening = this.#options.listen(() => {
        this.#heard = true;
        this.#wake();
      });
      this.#listener = await within(patience, listening, (late) => late?.close());
    } catch (error) {
      this.#options.log.warn({ err: error }, 'Changes cannot be listened for; looking instead');
    }
  }

  /** Until the time is up, or somebody says that something changed. */
  async #pause(): Promise<void> {
    const ms = this.problem !== null ? afterFailure : this.#listener?.hears ? lookEveryHearing : lookEvery;
    // What was said while we looked, we may not have seen.
    if (this.#heard || this.#stopping.signal.aborted) return;
    await new Promise<void>((resume) => {
      const timer = setTimeout(resume, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resume();
      };
    });
  }

  async #look(store: Store): Promise<void> {
    let newest = await store.changes.newest();
    if (await this.#wentBack(store, newest)) {
      await this.#startOver(store);
      newest = await store.changes.newest();
    }
    if (newest === this.#seen) return;
    // At first, everything is read.
    const changes = this.#seen < 0 ? null : await changesAfter(store, this.#seen);
    const touched = (prefix: string) => changes === null || changes.some(({ tag }) => tag.startsWith(prefix));
    changes?.forEach(({ tag, id }) => this.#newest.set(tag, id));
    if (touched('article:')) await this.#readTombstones(store, newest);
    if (touched(tags.publication)) {
      this.#publication = publicationSchema.nullable().parse(await store.settings.get('publication'));
    }
    if (touched(tags.redirects)) this.#oldQueries = new OldQueries(await store.redirects.withQuery());
    this.#seen = changes?.at(-1)?.id ?? newest;
    this.#options.onChange();
  }

  /** Whether a backup has taken the store's place. */
  async #wentBack(store: Store, newest: number): Promise<boolean> {
    const known = this.#options.tombstones.knownOf(store.id);
    if (newest < Math.max(this.#seen, known.newest)) return true;
    if (this.#seen >= 0 || known.tombstones.length === 0) return false;
    // A sync before us may have made its log as long as the one that we knew; what was withdrawn it does not know.
    const history = await store.tombstones.history();
    return known.tombstones.some(({ slug, at }) => (history.get(slug) ?? '') < at);
  }

  /**
   * The log of a backup goes back. What was withdrawn since is withdrawn again, and the store gets another
   * identity: prints of before, whose numbers of changes will be given again, are no longer its own.
   */
  async #startOver(store: Store): Promise<void> {
    const { tombstones, log, onRestored } = this.#options;
    const withdrawn = await store.articles.withdrawAgain(tombstones.knownOf(store.id).tombstones, 'press');
    log.warn({ withdrawn }, 'The store was restored from a backup; what it did not know to be withdrawn is so again');
    await store.renewIdentity();
    this.#seen = -1;
    this.#newest.clear();
    onRestored();
  }

  async #readTombstones(store: Store, newest: number): Promise<void> {
    const tombstones = await store.tombstones.all();
    await this.#options.tombstones.replace(tombstones, { storeId: store.id, newest }).catch((error: unknown) => {
      this.#options.log.error(error, 'The list of withdrawn articles could not be written');
    });
  }
}

async function changesAfter(store: Store, id: number): Promise<Change[]> {
  const found: Change[] = [];
  for (let after = id; ; after = found.at(-1)!.id) {
    const batch = await store.changes.after(after, changesAtOnce);
    found.push(...batch);
    if (batch.length < changesAtOnce) return found;
  }
}
