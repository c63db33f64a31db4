import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendText, type Exchange } from '../answers.ts';
import { bodyIn, type PrintedPage } from '../page/printed-page.ts';
import { commonHeaders } from '../page/security-headers.ts';

/** An office behind one address has its say; whoever comes after these asks every ten seconds instead. */
const mostFromOneAddress = 20;
/** Proxies close a connection on which nothing comes for a minute, some for half of one. */
const heartbeatEvery = 15_000;
/** Bytes that a reader may leave untaken when there is more to be sent. */
const mostPending = 64 * 1024;
/** Milliseconds until a feed that could not be had, or not as new as it is, is read again. */
const readAgainAfter = 500;
const comment = Buffer.from(':\n\n');

interface Story {
  readers: Set<ServerResponse>;
  /** The feed as all of them have it. */
  page: PrintedPage;
  event: Buffer;
  telling: boolean;
}

export interface LiveStreamsOptions {
  /** The feed of a story, `/api/live/<slug>`, as it is now; null when the story was withdrawn. Rejects when it cannot be had. */
  read: (slug: string) => Promise<PrintedPage | null>;
  isOvertaken: (page: PrintedPage) => boolean;
  /** Most streams at once, of all readers together. */
  most: number;
}

/**
 * Open pages of live coverage, as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): each
 * gets the feed of its story at once, and again when it has changed. Read once per story, however many readers.
 */
export class LiveStreams {
  readonly #options: LiveStreamsOptions;
  readonly #stories = new Map<string, Story>();
  readonly #byAddress = new Map<string, number>();
  readonly #heartbeat: NodeJS.Timeout;
  #open = 0;
  #ended = false;

  constructor(options: LiveStreamsOptions) {
    this.#options = options;
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatEvery).unref();
  }

  /** How many are open. */
  get size(): number {
    return this.#open;
  }

  /** Begins a stream, or refuses it; a reader who is refused asks for the feed from time to time. */
  async open(exchange: Exchange, slug: string, address: string): Promise<void> {
    const { response } = exchange;
    const uncached = { 'Cache-Control': 'no-store', 'Retry-After': '60' };
    if (this.#ended || this.#open >= this.#options.most)
      return sendText(exchange, 503, 'There are too many open streams; ask for the feed instead.', uncached);
    if ((this.#byAddress.get(address) ?? 0) >= mostFromOneAddress)
      return sendText(exchange, 429, 'There are too many open streams from your address.', uncached);

    // Counted before the feed is read, lest a thousand wait for it beyond the bounds.
    this.#count(address, 1);
    response.once('close', () => this.#count(address, -1));
    const page = await this.#options.read(slug);
    if (page?.status !== 200)
      return sendText(exchange, 404, 'There is no live coverage at this address.', { 'Cache-Control': 'no-store' });
    if (response.destroyed) return;
    this.#begin(exchange, slug, page);
  }

  /** Looks which stories have changed; call it when the change log has something new. */
  follow(): void {
    for (const [slug, story] of this.#stories) void this.#tell(slug, story);
  }

  /** Ends every stream and begins no more: their readers come back when there is somebody to answer. */
  end(): void {
    this.#ended = true;
    clearInterval(this.#heartbeat);
    for (const story of this.#stories.values()) endAll(story);
  }

  #begin({ response, id, https }: Exchange, slug: string, page: PrintedPage): void {
    const hasEnded = this.#ended || stateOf(page) === 'ended';
    response.writeHead(hasEnded ? 204 : 200, [
      ...commonHeaders(https),
      ...(hasEnded ? [] : ['Content-Type', 'text/event-stream; charset=utf-8']),
      ...['Cache-Control', 'no-store', 'X-Accel-Buffering', 'no', 'X-Request-Id', id],
    ]);
    // A browser does not come back after a 204.
    if (hasEnded) return void response.end();

    const story = this.#stories.get(slug) ?? { readers: new Set(), page, event: eventOf(page), telling: false };
    this.#stories.set(slug, story);
    show(story, page);
    story.readers.add(response);
    response.once('close', () => {
      story.readers.delete(response);
      if (story.readers.size === 0 && this.#stories.get(slug) === story) this.#stories.delete(slug);
    });
    // A connection that breaks while something is written is closed, and that is all.
    response.on('error', () => {});
    response.write(story.event);
    // What was noticed while this feed was read concerned nobody then.
    void this.#tell(slug, story);
  }

  async #tell(slug: string, story: Story): Promise<void> {
    const { read, isOvertaken } = this.#options;
    if (story.telling) return;
    story.telling = true;
    while (story.readers.size > 0 && !this.#ended && isOvertaken(story.page)) {
      const page = await read(slug).catch(() => undefined);
      if (this.#ended) break;
      if (page === null) endAll(story);
      else if (page) show(story, page);
      if (!page || isOvertaken(page)) await sleep(readAgainAfter, undefined, { ref: false });
    }
    story.telling = false;
  }

  /** Keeps connections open, and finds out whose reader is gone: what was said last has long been taken by the others. */
  #beat(): void {
    for (const { readers } of this.#stories.values()) {
      for (const response of readers) {
        if (response.writableLength > 0) response.destroy();
        else response.write(comment);
      }
    }
  }

  #count(address: string, by: 1 | -1): void {
    this.#open += by;
    const count = (this.#byAddress.get(address) ?? 0) + by;
    if (count === 0) this.#byAddress.delete(address);
    else this.#byAddress.set(address, count);
  }
}

/** Sends a story's readers the feed if it is another one; when there is no more to come, that is the last they get. */
function show(story: Story, page: PrintedPage): void {
  // The copy of a moment ago is no news to those who have the newest.
  if ((page.asOf ?? 0) < (story.page.asOf ?? 0)) return;
  const isNew = page.hash !== story.page.hash;
  story.page = page;
  if (page.status !== 200) return endAll(story);
  if (!isNew) return;
  story.event = eventOf(page);
  for (const response of story.readers) {
    if (response.writableLength > mostPending) response.destroy();
    else response.write(story.event);
  }
  if (stateOf(page) === 'ended') endAll(story);
}

function endAll({ readers }: Story): void {
  for (const response of readers) response.end();
  // Nothing is written to them any more, also to those who take their time.
  readers.clear();
}

const jsonOf = (page: PrintedPage) => bodyIn(page, 'identity').toString();

const stateOf = (page: PrintedPage) => (JSON.parse(jsonOf(page)) as { state?: string }).state;

/** The feed is one line, as `JSON.stringify` writes it. */
const eventOf = (page: PrintedPage) => Buffer.from(`id: ${page.hash}\ndata: ${jsonOf(page)}\n\n`);
