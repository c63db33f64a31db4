import { waitBeforeAsking } from './live-times.ts';

/** What `/api/live/<slug>` says. */
export interface LiveFeed {
  state: 'live' | 'ended';
  updatedAt: string;
  updates: { number: number; at: string; headline: string }[];
}

/** While a stream is open it is asked so seldom only, lest a connection that died unnoticed is believed for ever. */
const besideStream = 120_000;
/** Milliseconds at most from a refused stream to the first question. */
const refusedWait = 2000;
/** A stream that was refused or broke is tried again after so many answers. */
const answersBeforeStream = 18;

/**
 * Hears of a story's coverage: by server-sent events where the press allows, else by asking every ten seconds. Silent
 * while nobody looks at the page.
 */
export class LiveSource {
  readonly #url: string;
  readonly #onFeed: (feed: LiveFeed) => void;
  readonly #stopping = new AbortController();
  #stream: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #answers = 0;

  constructor(url: string, onFeed: (feed: LiveFeed) => void) {
    this.#url = url;
    this.#onFeed = onFeed;
    document.addEventListener('visibilitychange', () => this.#lookUp(), { signal: this.#stopping.signal });
    // A page that comes back as it was left may have been left long ago.
    addEventListener('pageshow', ({ persisted }) => persisted && this.#lookUp(), { signal: this.#stopping.signal });
    this.#lookUp();
  }

  stop(): void {
    this.#stopping.abort();
    this.#rest();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#stream?.close();
    this.#stream = null;
  }

  /** Begins when the page is looked at, rests when it is not. */
  #lookUp(): void {
    this.#rest();
    if (this.#stopping.signal.aborted || document.hidden) return;
    this.#listen();
    this.#askLater();
  }

  #listen(): void {
    this.#answers = 0;
    if (!('EventSource' in window)) return;
    const stream = new EventSource(`${this.#url}/events`);
    let heard = false;
    this.#stream = stream;
    stream.onmessage = ({ data }) => {
      heard = true;
      this.#failures = 0;
      this.#onFeed(JSON.parse(String(data)) as LiveFeed);
    };
    stream.onerror = () => {
      if (this.#stream !== stream) return;
      this.#rest();
      // Refused at once, and perhaps because the coverage has ended meanwhile: no reason to wait long.
      this.#askLater(heard ? undefined : Math.random() * refusedWait);
    };
  }

  #askLater(wait = this.#stream ? besideStream : waitBeforeAsking(this.#failures, Math.random())): void {
    clearTimeout(this.#timer);
    if (this.#stopping.signal.aborted) return;
    this.#timer = setTimeout(() => void this.#ask(), wait);
  }

  async #ask(): Promise<void> {
    try {
      // The browser sends the entity tag along by itself, and takes a 304 for what it has.
      const answer = await fetch(this.#url, { cache: 'no-cache', signal: AbortSignal.timeout(8000) });
      // Withdrawn, or renamed: there is nothing to be heard any more.
      if (answer.status === 404 || answer.status === 410 || answer.status === 451) return this.stop();
      if (!answer.ok) throw new Error(String(answer.status));
      this.#failures = 0;
      this.#onFeed((await answer.json()) as LiveFeed);
      if (!this.#stream && ++this.#answers >= answersBeforeStream && !document.hidden) this.#listen();
    } catch {
      this.#failures += 1;
    }
    if (!document.hidden) this.#askLater();
  }
}
