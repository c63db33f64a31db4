import { setTimeout as sleep } from 'node:timers/promises';
import { pages as kinds } from '#lib/news/addresses.ts';
import { bannerPlace } from '#lib/news/banner-place.ts';
import { bannerUrl } from '#lib/news/urls.ts';
import { encodings } from '#press/page/bodies.ts';
import { ReadersPages } from '#press/page/readers-pages.ts';
import { maySendAtOnce, requestIdLength, sendAtOnce } from '#press/page/send-at-once.ts';
import { sendPage } from '#press/page/send-page.ts';
import { memoryOf } from './page-memory.ts';

/**
 * `node --expose-gc weigh-pages.ts <bytes> [banner]`: fills a page memory with pages of this size, none like another, each read
 * in every encoding, first and then from memory, and with a banner where one is given, and says as JSON what it counts and what is really kept, in bytes.
 */
const size = Number(process.argv[2]);
const banner = process.argv[3];
let seed = 1;
const letters = (length: number) => {
  let text = '';
  for (; text.length < length; text += seed.toString(36)) seed = (seed * 48_271) % 2_147_483_647;
  return text;
};
const memory = memoryOf({
  ask: async (key) => ({
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-tag': `page:${key},archive,redirects`,
      'x-as-of': '7',
    },
    body: Buffer.from(
      key === bannerUrl()
        ? `<!doctype html><html><head></head><body><main>${banner}</main></body></html>`
        : `<!doctype html><html><head></head><body>${banner ? bannerPlace : ''}${letters(size)}</body></html>`,
    ),
  }),
  isVouchedFor: () => true,
});
const pages = new ReadersPages(memory);
const settings = { https: true, cacheLimit: 600 };
const context = { settings, requestId: 'a'.repeat(requestIdLength), refusalLog: null as never };
const response = { writeHead() {}, end() {}, shouldKeepAlive: true, socket: { writableLength: 0 } } as never;

async function read(from: number, to: number): Promise<void> {
  for (let i = from; i < to; i += 1) {
    for (const encoding of encodings) {
      const key = `/made-up-address-${i}`;
      const request = { headers: { 'accept-encoding': encoding }, method: 'GET' } as never;
      const served = await pages.get(key, { ...kinds.page, kept: false }, '', encoding);
      sendPage(request, response, served, context);
      const entry = pages.fresh(key, encoding);
      if (!entry) throw new Error(`${key} is not in memory`);
      if (!maySendAtOnce(request, response, entry, encoding)) continue;
      sendAtOnce(response, entry, encoding, { ...context, onMade: () => pages.recount(key) });
    }
  }
}

/** What is kept when everything is given back that can be: buffers go some time after what held them. */
async function weight(): Promise<number> {
  let least = Infinity;
  for (let same = 0; same < 5; same += 1) {
    globalThis.gc!();
    await sleep(50);
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    if (heapUsed + arrayBuffers < least - 10_000) same = 0;
    least = Math.min(least, heapUsed + arrayBuffers);
  }
  return least;
}

await read(0, 600);
const [full, counted] = [await weight(), memory.size.bytes];
memory.clear();
console.log(JSON.stringify({ counted, kept: full - (await weight()) }));
