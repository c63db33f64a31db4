import { Command } from 'commander';
import { localUrl } from '#lib/config/local-url.ts';
import { readEnv } from '#lib/config/env.ts';
import { siteUrlOf } from '#lib/config/site-url.ts';
import type { Store } from '#lib/store/store.ts';
import { storedPublication } from '#lib/store/stored-publication.ts';
import type { Report } from '../doctor/examine.ts';
import { quickScope, usualScope, wholeScope } from '../doctor/examination.ts';
import { reportText } from '../doctor/say-report.ts';
import { Unreachable } from '../doctor/site-client.ts';
import { progressOf } from '../progress.ts';

interface Options {
  site?: string;
  as?: string;
  store: boolean;
  quick?: boolean;
  all?: boolean;
  external?: boolean;
  json?: boolean;
}

/** `broadsheet doctor`: whether crawlers, feed readers and platforms get what they need. Exits with 1 when they do not, with 2 when the site cannot be reached. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Reads the running site as crawlers, feed readers and platforms do, and says what is wrong.')
    .option('--site <url>', 'the site to ask, and no other (this machine, at PORT)')
    .option('--as <url>', 'the address that its pages have to name, where that is another one (SITE_URL)')
    .option('--no-store', 'do not look into the store of this machine')
    .option('--quick', 'a few articles and feeds, and not every variant of every picture')
    .option('--all', 'every article and every feed, however many there are')
    .option('--external', 'ask for what is linked on other sites, too')
    .option('--json', 'as JSON, for programs')
    .action(async (options: Options) => {
      const progress = progressOf('Reading the site');
      try {
        const report = await withStoreAtHand(options, (store) => run(options, store, progress.show));
        progress.stop();
        console.log(options.json ? JSON.stringify(report, null, 2) : reportText(report));
        if (report.problems.length > 0) process.exitCode = 1;
      } catch (error) {
        progress.stop();
        if (!(error instanceof Unreachable)) throw error;
        console.error(`The site cannot be examined: ${error.message}`);
        process.exitCode = 2;
      }
    });
}

async function run(
  { site, as, quick, all, external = false }: Options,
  store: Store | null,
  onProgress: (done: number, total: number) => void,
): Promise<Report> {
  const asked = site === undefined ? here() : originOf(site);
  const scope = { ...(all ? wholeScope : quick ? quickScope : usualScope), external };
  const siteUrl = as !== undefined ? originOf(as) : isHere(asked) ? await configuredUrl(store) : asked;
  try {
    // Reads pages, feeds and pictures: other commands start without all that.
    const { examine } = await import('../doctor/examine.ts');
    return await examine({ asked, siteUrl, scope, store, onProgress });
  } catch (error) {
    if (error instanceof Unreachable) throw new Unreachable(`${asked} does not answer: ${error.message}`);
    throw error;
  }
}

const here = () => localUrl(readEnv());

function originOf(address: string): string {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) throw new Error(`"${address}" is no web address; write https://…`);
  return url.origin;
}

const isHere = (origin: string): boolean =>
  origin === here() || ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);

const configuredUrl = async (store: Store | null) => siteUrlOf(readEnv(), store && (await storedPublication(store)));

/** The store of this machine, if there is one and the site that is asked is its. */
async function withStoreAtHand<T>({ site, store }: Options, work: (store: Store | null) => Promise<T>): Promise<T> {
  const { databaseUrl, siteUrl } = readEnv();
  const { openStore } = await import('#lib/store/open-store.ts');
  const { probeStore } = await import('#lib/store/probe-store.ts');
  const isOwn = site === undefined || isHere(originOf(site)) || originOf(site) === siteUrl;
  const isThere =
    store &&
    isOwn &&
    (await probeStore(databaseUrl).then(
      () => true,
      () => false,
    ));
  if (!isThere) return work(null);
  const opened = await openStore(databaseUrl);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}
