import { offerPlayers } from './embed-player.ts';
import { LiveSource, type LiveFeed } from './live-source.ts';
import { ageOf } from './live-times.ts';

/** So many updates the feed names at most: beyond, there may be more. */
const namedAtMost = 10;
/** Milliseconds between two looks at how old the updates are. */
const agesEvery = 30_000;

/**
 * `<live-coverage>`: says that there are new updates, and puts them on top when the reader asks for them. Nothing that is
 * being read moves before. Without it the page is simply as new as its last load.
 */
export class LiveCoverage extends HTMLElement {
  #source: LiveSource | null = null;
  #ages: ReturnType<typeof setInterval> | undefined;
  /** How the coverage stands, as it was last heard. */
  #feed: LiveFeed | null = null;

  connectedCallback(): void {
    this.#source = new LiveSource(this.dataset.feed ?? '', (feed) => this.#hear(feed));
    this.#link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || this.#feed?.state !== 'live') return;
      event.preventDefault();
      this.#bringUpToDate().catch(() => location.assign(this.#link.href));
    });
    this.#showAges();
    this.#ages = setInterval(() => this.#showAges(), agesEvery);
  }

  disconnectedCallback(): void {
    this.#source?.stop();
    clearInterval(this.#ages);
  }

  get #bar(): HTMLElement {
    return this.querySelector<HTMLElement>('.newer')!;
  }

  get #link(): HTMLAnchorElement {
    return this.#bar.querySelector('a')!;
  }

  #part(name: string, root: ParentNode = this): Element | null {
    return root.querySelector(`[data-live="${name}"]`);
  }

  #hear(feed: LiveFeed): void {
    this.#feed = feed;
    const newest = newestIn(this);
    const count = feed.updates.filter(({ number }) => number > newest).length;
    const news = `${count}${count === namedAtMost ? ' or more' : ''} new ${count === 1 ? 'update' : 'updates'}`;
    if (feed.state === 'ended') {
      this.#source?.stop();
      this.querySelectorAll('.live-head .live-badge').forEach((badge) => badge.remove());
      this.#say(count > 0 ? `Live coverage has ended: ${news}` : 'Live coverage has ended');
    } else if (count > 0) this.#say(news);
    else this.#bar.hidden = true;
  }

  /** Shows it; says it to those who do not see it, but once: a count that goes on rising is not announced again. */
  #say(text: string): void {
    const status = this.querySelector('[role="status"]')!;
    if (this.#bar.hidden || this.#feed?.state === 'ended') status.textContent = text;
    if (this.#link.textContent !== text) this.#link.textContent = text;
    this.#bar.hidden = false;
  }

  /** Takes what is new from the page as it is now. Rejects when that cannot be had, or does not go on where this one ends. */
  async #bringUpToDate(): Promise<void> {
    const page = await pageWith(newestOf(this.#feed), this.#link.href);
    const now = page.querySelector<HTMLElement>('live-coverage');
    const list = this.#part('updates');
    const newest = newestIn(this);
    if (!now || !list || Number(now.dataset.from) > newest + 1) throw new Error('There is no joining the two');
    for (const name of ['times', 'points', 'moments', 'pinned', 'day', 'none']) {
      this.#part(name)?.replaceChildren(...(this.#part(name, now)?.childNodes ?? []));
    }
    merge(list, [...(this.#part('updates', now)?.children ?? [])], Number(now.dataset.from));
    list.querySelector(`#${this.#part('pinned')?.firstElementChild?.id ?? 'none'}`)?.remove();
    this.#bar.hidden = true;
    this.querySelector('[role="status"]')!.textContent = '';
    this.#showAges();
    const [first] = list.children;
    leadTo(first && numberOf(first) > newest ? first : this.#part('pinned'));
  }

  #showAges(): void {
    for (const line of this.querySelectorAll('.update__time')) {
      const age = ageOf(line.querySelector('time')?.dateTime ?? '', Date.now(), document.documentElement.lang);
      let shown = line.querySelector('.age');
      if (age === null) shown?.remove();
      else {
        if (!shown) {
          shown = document.createElement('span');
          shown.className = 'age';
          line.querySelector('a')?.after(' ', shown);
        }
        if (shown.textContent !== age) shown.textContent = age;
      }
    }
  }
}

/** From `update-17`. */
const numberOf = ({ id }: Element) => Number(id.slice(id.lastIndexOf('-') + 1));

/** The highest number on a page. */
const newestIn = (page: ParentNode) => Math.max(0, ...[...page.querySelectorAll('.update')].map(numberOf));

const newestOf = (feed: LiveFeed | null) => Math.max(0, ...(feed?.updates ?? []).map(({ number }) => number));

/** The page, once it has this update: right after a change a reader may be given the copy of a moment ago. */
async function pageWith(number: number, url: string): Promise<Document> {
  for (let tries = 1; ; tries += 1) {
    const page = await documentAt(url);
    if (newestIn(page) >= number || tries === 5) return page;
    await new Promise((done) => setTimeout(done, 500));
  }
}

/**
 * Makes a list of updates, newest first, what it is on the page as it is now, as far as that page goes back; what is the same
 * in both stays untouched, with what the reader opened or plays in it.
 */
function merge(list: Element, now: readonly Element[], from: number): void {
  const known = new Map([...list.children].map((update) => [update.id, update]));
  for (const update of now) {
    const old = known.get(update.id);
    if (old && editedAt(old) === editedAt(update)) continue;
    if (old) old.replaceWith(update);
    else list.insertBefore(update, [...list.children].find((other) => numberOf(other) < numberOf(update)) ?? null);
    offerPlayers(update);
  }
  const remaining = new Set(now.map(({ id }) => id));
  for (const update of known.values()) {
    if (numberOf(update) >= from && !remaining.has(update.id)) update.remove();
  }
}

const editedAt = (update: Element) => update.querySelector<HTMLTimeElement>('.update__edited time')?.dateTime;

/** Brings an element into view and the focus to it, so that reading goes on from there. */
function leadTo(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'start' });
}

/** A page as a document. Not by `DOMParser`: Trusted Types forbid it. */
function documentAt(url: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'document';
    request.timeout = 10_000;
    request.onloadend = () => {
      if (request.status === 200 && request.response) resolve(request.response as Document);
      else reject(new Error(`${url} cannot be had`));
    };
    request.send();
  });
}
