import { isHtml, outcomeOf, type Answer } from '#lib/doctor/answer.ts';
import { AcrossPages, hashOf } from '#lib/doctor/across-pages.ts';
import { answersForm, isFeed, isListed, isOneOfMany, pathOn, placeOf } from '#lib/doctor/places.ts';
import { linksOf, metaOf, type LinkElement } from '#lib/doctor/read-page.ts';
import { checkAll, type Finding } from '#lib/doctor/rule.ts';
import { isFeedType } from '#lib/doctor/rules/document.ts';
import { pageRules } from '#lib/doctor/rules/pages.ts';
import { addressesIn } from '#lib/doctor/structured-data.ts';
import { visitOf, type Visit } from '#lib/doctor/visit.ts';
import { articlesToRead, type Sitemaps } from './examine-sitemaps.ts';
import { examinePicture } from './examine-picture.ts';
import type { Examination } from './examination.ts';
import { LinkLedger } from './link-ledger.ts';
import { Pointers } from './pointers.ts';
import { TaskPool } from './task-pool.ts';

const brokenFragment = {
  rule: 'fragments of links are there',
  level: 'problem',
  source: 'https://html.spec.whatwg.org/multipage/browsing-the-web.html#scrolling-to-a-fragment',
} as const;
const listedRule = {
  rule: 'sitemaps list what may be shown',
  level: 'problem',
  source: 'https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap',
} as const;

/** Things that are done at the same time; the client lets fewer through. */
const atOnce = 12;

/** Whether what a link element names has to be asked for. Other forms of an article are read, those of some articles. */
const isToAsk = ({ rel, type }: LinkElement): boolean =>
  !/preconnect|dns-prefetch/.test(rel) && !/\+oembed$|^text\/markdown$/.test(type);

/** What a crawl leaves for those who look on. */
export interface Crawled {
  pages: number;
  /** Articles among them. */
  articles: number;
  /** Feeds and manifests that pages name, with a page that does. */
  feeds: Map<string, string>;
  manifests: Map<string, string>;
  /** Some articles, with what they say of their other forms. */
  copies: { path: string; headline: string; markdown: string | null; oEmbed: string | null }[];
  /** A path of each type of page, to try variants of. */
  examples: Map<string, string>;
  /** Links to other sites, with a page that has them; only when they are to be asked. */
  external: Map<string, string>;
}

/**
 * Reads the pages of a site and asks for everything that they point at. Of a page it keeps no more than what has to be
 * compared or asked later; of an address that was asked, a hash.
 */
export class Crawl {
  readonly crawled: Crawled = {
    pages: 0,
    articles: 0,
    feeds: new Map(),
    manifests: new Map(),
    copies: [],
    examples: new Map(),
    external: new Map(),
  };
  readonly #examination: Examination;
  readonly #sitemaps: Sitemaps;
  readonly #readsAll: boolean;
  readonly #pool = new TaskPool(atOnce);
  readonly #across = new AcrossPages();
  readonly #ledger: LinkLedger;
  readonly #measured = new Set<number>();
  readonly #pointers = new Pointers();

  constructor(examination: Examination, sitemaps: Sitemaps) {
    this.#examination = examination;
    this.#ledger = new LinkLedger(examination.diagnosis);
    this.#sitemaps = sitemaps;
    this.#readsAll = sitemaps.many <= examination.scope.articles;
  }

  /** @param starts paths to begin with, and who names them */
  async run(starts: ReadonlyMap<string, string>, onProgress: (done: number, total: number) => void): Promise<Crawled> {
    for (const [path, from] of starts) this.#follow(path, from);
    for (const [path, from] of this.#sitemaps.others) this.#follow(path, from);
    for (const [path, from] of this.#sitemaps.pictures) this.#ask(path, from);
    const timer = setInterval(() => onProgress(this.#pool.done, this.#pool.total), 200);
    try {
      for await (const path of articlesToRead(this.#examination, this.#sitemaps)) {
        await this.#pool.room(50);
        this.#visit(path, null);
      }
      await this.#pool.end();
      for (const path of this.#pointers.paths) this.#pool.add(() => this.#pointers.lookInto(this.#examination, path));
      await this.#pool.end();
      onProgress(this.#pool.done, this.#pool.total);
    } finally {
      clearInterval(timer);
    }
    this.#examination.diagnosis.add(this.#across.end());
    return this.crawled;
  }

  /** A link: a page is read, if it is one of those that are; all else is asked for. */
  #follow(path: string, from: string): void {
    if (this.#isToRead(path)) this.#visit(path, from);
    else this.#ask(path, from);
  }

  #isToRead(path: string): boolean {
    if (/\.\w+$|^\/(?:api|media|fonts|assets)\//.test(path) || answersForm(path)) return false;
    const [, page] = /\/page\/(\d+)$/.exec(path) ?? [];
    if (page !== undefined) return Number(page) <= this.#examination.scope.furtherPages;
    return this.#readsAll || !isOneOfMany(path);
  }

  #visit(path: string, from: string | null): void {
    if (!this.#ledger.wantsReading(path, from)) return;
    this.#pool.add(async () => {
      const answer = await this.#examination.client.ask(path);
      this.#settle(path, answer);
      if (answer.status === 200 && isHtml(answer)) this.#look(visitOf(this.#examination.site, answer));
    });
  }

  #ask(path: string, from: string): void {
    if (!this.#ledger.wantsAsking(path, from)) return;
    this.#pool.add(async () => this.#settle(path, await this.#examination.client.ask(path, { method: 'HEAD' })));
  }

  #settle(path: string, answer: Answer): void {
    this.#ledger.settle(path, answer);
    if (answer.status === 200) return;
    if (this.#sitemaps.listed.has(hashOf(path)))
      this.#say(listedRule, path, `a sitemap lists it, and it ${outcomeOf(answer)}`);
    const { location } = answer.headers;
    const next = location === undefined ? null : placeOf(location, this.#examination.site.url, path);
    if (next?.on === 'site') this.#follow(next.path, path);
  }

  #look(visit: Visit): void {
    const { site, diagnosis } = this.#examination;
    const { path, page, indexable } = visit;
    const mayBeShown = indexable && !this.#sitemaps.isForbidden(path);
    this.crawled.pages += 1;
    if (visit.type === 'article') this.crawled.articles += 1;
    diagnosis.add(checkAll(pageRules, visit, path));
    diagnosis.add(this.#across.add(visit));
    const isInSitemap = this.#sitemaps.listed.has(hashOf(path));
    if (isInSitemap && !indexable) this.#say(listedRule, path, 'a sitemap lists it, and its page says noindex');
    if (!isInSitemap && mayBeShown && isListed(path))
      this.#say(listedRule, path, 'its page may be shown, and no sitemap lists it');

    this.#keep(visit);
    for (const href of page.hrefs) this.#followLink(href, visit);
    for (const { href } of page.links.filter(isToAsk)) this.#need(href, path);
    if (this.#examination.scope.files || visit.type === 'front')
      for (const { href } of page.files) this.#need(href, path);
    for (const id of visit.data.references) {
      const described = pathOn(id, site.url);
      if (described !== null && described !== path) this.#pointers.noteId(described, id, path);
    }
    for (const address of addressesIn(visit.data)) {
      const named = pathOn(address, site.url);
      if (named !== null) this.#follow(named, path);
    }
  }

  #followLink(href: string, { path, page }: Visit): void {
    const { site, scope } = this.#examination;
    const place = placeOf(href, site.url, path);
    if (place?.on === 'elsewhere' && scope.external && !this.crawled.external.has(place.url))
      this.crawled.external.set(place.url, path);
    if (place?.on !== 'site') return;
    const isHere = place.path === path;
    if (isFeed(place.path)) this.crawled.feeds.set(place.path, this.crawled.feeds.get(place.path) ?? path);
    else if (!isHere) this.#follow(place.path, path);
    if (place.fragment === null || place.fragment === 'top') return;
    if (!isHere) this.#pointers.noteFragment(place.path, place.fragment, path);
    else if (!page.ids.includes(place.fragment))
      this.#say(brokenFragment, path, `#${place.fragment} is not on the page`);
  }

  #need(href: string, from: string): void {
    const path = pathOn(href, this.#examination.site.url);
    if (path === null || !href) return;
    if (isFeed(path)) this.crawled.feeds.set(path, this.crawled.feeds.get(path) ?? from);
    else this.#follow(path, from);
  }

  /** Looks at a share image, once. */
  #measure(address: string | null): void {
    const path = address === null ? null : pathOn(address, this.#examination.site.url);
    if (path === null || this.#measured.has(hashOf(path))) return;
    this.#measured.add(hashOf(path));
    this.#pool.add(() => examinePicture(this.#examination, path));
  }

  #say(rule: Omit<Finding, 'address' | 'problem'>, address: string, problem: string): void {
    this.#examination.diagnosis.add([{ ...rule, address, problem }]);
  }

  /** What is asked for when the pages are read. */
  #keep({ path, page, type, indexable }: Visit): void {
    const { site, scope } = this.#examination;
    const { crawled } = this;
    const note = (map: Map<string, string>, href: string | undefined | null) => {
      const named = href ? pathOn(href, site.url) : null;
      if (named !== null && !map.has(named)) map.set(named, path);
    };
    for (const { href, type: media } of linksOf(page, 'alternate')) if (isFeedType(media)) note(crawled.feeds, href);
    note(crawled.manifests, linksOf(page, 'manifest')[0]?.href);
    this.#measure(metaOf(page, 'og:image'));
    if (!crawled.examples.has(type)) crawled.examples.set(type, path);
    if (type !== 'article' || !indexable || crawled.copies.length >= scope.copies) return;
    const alternate = (media: string) =>
      linksOf(page, 'alternate').find(({ type: said }) => said === media)?.href ?? null;
    crawled.copies.push({
      path,
      headline: page.h1[0] ?? '',
      markdown: alternate('text/markdown'),
      oEmbed: alternate('application/json+oembed'),
    });
  }
}
