import { createServer } from 'node:http';
import { Server as NetServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Env } from '#lib/config/env.ts';
import { localUrl } from '#lib/config/local-url.ts';
import { siteUrlOf } from '#lib/config/site-url.ts';
import { openPageShelf } from '#lib/cache/page-shelf.ts';
import { pageVersion } from '#lib/cache/page-version.ts';
import { listenForChanges } from '#lib/store/listen.ts';
import { leavesOf, openStore } from '#lib/store/open-store.ts';
import { pages as kinds } from '#lib/news/addresses.ts';
import { liveFeedUrl } from '#lib/news/live-update.ts';
import { probeStore } from '#lib/store/probe-store.ts';
import { ShareImageMaker } from '#lib/share-images/share-image-maker.ts';
import { purgeKind } from '#lib/store/purge-job.ts';
import { announceCarriers } from './announce/carry-announcements.ts';
import { indexNowKeyPath } from './announce/announce-requests.ts';
import { boundConnections } from './connections.ts';
import { front } from './front.ts';
import { LiveStreams } from './live/live-streams.ts';
import { Metrics } from './metrics.ts';
import { NextProcess } from './next/next-process.ts';
import { probeFront } from './own-pages.ts';
import type { HeaderSettings } from './page/remembered-page.ts';
import { keptPages } from './page/kept-pages.ts';
import type { PageMemory } from './page/page-memory.ts';
import { ReadersPages } from './page/readers-pages.ts';
import { keepAliveFor } from './page/send-at-once.ts';
import { RenderQueue } from './page/render-queue.ts';
import { PictureKeeper } from './pictures/picture-keeper.ts';
import { purgeCarrier } from './purge/carry-purges.ts';
import { pageMemory } from './page-sources.ts';
import { rateLimit } from './rate-limit.ts';
import { RefusalLog } from './refusal-log.ts';
import { reporter } from './reports.ts';
import { shareImageCarriers } from './share-images/carry-share-images.ts';
import { ShareImageKeeper } from './share-images/share-image-keeper.ts';
import { StaticFiles } from './static/static-files.ts';
import { Clock } from './store/clock.ts';
import { pinFeedOrigin } from './store/pin-feed-origin.ts';
import { StoreFollower } from './store/follow-store.ts';
import { OutboxWorker } from './store/outbox-worker.ts';
import { TombstoneList } from './store/tombstone-list.ts';
import { keepSwept } from './sweep-unfinished.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Tokens for each address: see `rate-limit.ts`. Of renders as many as Next can do, within bounds, and a minute's worth at first. */
const allowance = { perSecond: 100, burstSeconds: 10 };
const renderAllowance = { fewest: 5, most: 100, burstSeconds: 60 };
/** Milliseconds within which an answer has to begin; a request that is handed on may take half of that to come. */
const answerWithin = 75_000;
/** Milliseconds without a byte of a body: a phone may lose its network for some. */
const bodyIdleTimeoutMs = 10_000;
/** Previews take turns among themselves, so that many at once do not hold up readers' pages, nor wait for Next in vain. */
const previewsAtOnce = 2;
/** Milliseconds after which what is still in flight is cut off, and Next is ended. */
const drainPatience = 8000;

export interface Press {
  readonly next: Pick<NextProcess, 'pid' | 'port' | 'restarts'>;
  /** Finishes what is in flight, refuses new, ends Next. */
  drain(): Promise<void>;
}

const nextStart = (heapMegabytes: number) =>
  [
    process.execPath,
    `--max-old-space-size=${heapMegabytes}`,
    // It renders now and then; what it leaves may as well be collected at once.
    '--max-semi-space-size=8',
    join(root, 'node_modules/next/dist/bin/next'),
    'start',
  ] as const;

/**
 * Starts the press, and Next behind it. Returns when it listens; Next may still be starting then.
 *
 * @param nextCommand what to run as Next; given the options `--hostname` and `--port`
 */
export async function runPress(
  env: Env,
  log: Logger,
  nextCommand: readonly [string, ...string[]] = nextStart(env.nextHeapMegabytes),
): Promise<Press> {
  const next = new NextProcess({
    command: nextCommand,
    pressPort: env.port,
    healthPath: '/api/health',
    log,
  });
  const tombstones = new TombstoneList(join(env.varDir, 'press', 'tombstones.json'));
  const files = new StaticFiles({ root, varDir: env.varDir });
  let draining = false;
  let settings: HeaderSettings = { https: env.siteUrl?.startsWith('https:') ?? false, cacheLimit: 600 };

  const keptIn = join(env.varDir, 'press', 'pages');
  const shelf = await openPageShelf(keptIn, pageVersion(join(root, '.next'), env), env.pageDiskBytes);
  const follower = new StoreFollower({
    open: async () => {
      // The press reads a store; making one is the business of a sync.
      await probeStore(env.databaseUrl);
      const store = await openStore(env.databaseUrl, leavesOf(env));
      await pinFeedOrigin(store, env);
      return store;
    },
    listen: (onChange) => listenForChanges(env.databaseUrl, onChange),
    tombstones,
    log,
    onRestored: () => {
      memory.clear();
      // It knows the store by its old identity.
      next.renew();
    },
    onChange: () => {
      settings = settingsOf(env, follower, settings);
      memory.recheck();
      streams.follow();
    },
  });
  const metrics = new Metrics({
    memory: () => memory.size,
    nextRestarts: () => next.restarts,
    liveStreams: () => streams.size,
    outbox: () => outbox.counts,
  });
  const refusalLog = new RefusalLog(log, (reason) => metrics.refusals.inc({ reason }));
  const memory: PageMemory = pageMemory({
    ...{ next, tombstones, metrics, refusalLog, log, sheets: files.sheets, follower },
    kept: keptPages(shelf, (error) => log.warn({ err: error }, 'The last good copy of a page could not be kept')),
    maxBytes: env.pageMemoryBytes,
  });
  const pages = new ReadersPages(memory, () => metrics.composed.inc());
  const streams = new LiveStreams({
    read: async (slug) =>
      tombstones.find(slug) ? null : (await memory.get(liveFeedUrl(slug), kinds.liveFeed)).entry.page,
    isOvertaken: (page) => page.asOf !== null && follower.changedAfter(page.tags, page.asOf),
    most: env.liveStreams,
  });
  const clock = new Clock(() => follower.store, log);
  const ending = new AbortController();
  const swept = keepSwept(env.varDir, log, ending.signal);
  const { purgeTargets: targets } = env;
  const maker = new ShareImageMaker(env.varDir);
  const keeper = new ShareImageKeeper({ store: () => follower.store, noticed: () => follower.seen, maker, log });
  const pictures = new PictureKeeper({
    store: () => follower.store,
    noticed: () => follower.seen,
    varDir: env.varDir,
    log,
  });
  const outbox: OutboxWorker = new OutboxWorker({
    store: () => follower.store,
    // Without a cache to tell, purges that were written for one wait for a press that knows it.
    carriers: {
      ...(targets.length > 0 ? { [purgeKind]: purgeCarrier({ targets, noticed: () => pictures.seen }) } : {}),
      ...announceCarriers({ targets: env.announceTargets, siteUrl: () => siteUrlOf(env, follower.publication) }),
      ...(env.shareImages ? shareImageCarriers(maker, () => follower.store) : {}),
    },
    log,
    onDelivery: (kind, result) => metrics.deliveries.inc({ kind, result }),
  });

  const server = createServer({
    maxHeaderSize: 16 * 1024,
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    connectionsCheckingInterval: 1000,
    keepAliveTimeout: keepAliveFor,
  });
  // Behind a proxy of ours all connections are its own.
  if (env.trustedProxies === 0) boundConnections(server, (address) => refusalLog.note('connections', { address }));
  server.on(
    'request',
    front({
      memory: pages,
      files,
      next,
      tombstones,
      store: () => follower.store,
      makePicture: (base) => pictures.makeNow(base),
      limit: rateLimit({ ...allowance, perSecond: () => allowance.perSecond }),
      renderLimit: rateLimit({
        burstSeconds: renderAllowance.burstSeconds,
        perSecond: () => Math.max(renderAllowance.fewest, Math.min(renderAllowance.most, memory.pace)),
      }),
      streams,
      metrics,
      log,
      refusalLog,
      answerWithin,
      bodyIdleTimeoutMs,
      trustedProxies: env.trustedProxies,
      settings: () => settings,
      publication: () => follower.publication,
      oldQueries: () => follower.oldQueries,
      previewQueue: new RenderQueue(previewsAtOnce),
      texts: new Map(
        env.announceTargets.flatMap((target) =>
          target.kind === 'indexnow' ? [[indexNowKeyPath(target.key), target.key]] : [],
        ),
      ),
      report: reporter({
        metrics,
        metricsToken: env.metricsToken,
        trustedProxies: env.trustedProxies,
        seen: () => follower.seen,
        readiness: {
          probeStore: () => probeStore(env.databaseUrl),
          nextRuns: () => next.port !== null,
          varDir: env.varDir,
          clockAge: () => clock.age,
          probePage: () => probeFront(memory, next.port !== null),
          draining: () => draining,
        },
      }),
      draining: () => draining,
    }),
  );
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      next.retire();
      failed(error.code === 'EADDRINUSE' ? new Error(`Port ${env.port} is taken; set PORT to another one`) : error);
    });
    server.listen(env.port, env.listenAddress ?? undefined, listening);
  });
  log.info({ listens: env.listenAddress ?? 'everywhere' }, `The site is at ${localUrl(env)}`);

  return {
    next,
    async drain() {
      draining = true;
      ending.abort();
      // The signal may have reached Next as well.
      next.retire();
      log.info('Ending: finishing what is in flight');
      streams.end();
      const told = outbox.stop();
      const closed = new Promise<void>((done) => server.once('close', done));
      // Not http.Server.close(): it would cut connections on which a request may be arriving right now.
      NetServer.prototype.close.call(server);
      // Whoever is reading asks again within the second, and is told that the connection ends; hung up on sooner, their
      // next question would cross with that on the wire.
      const idle = setInterval(() => server.closeIdleConnections(), 1000);
      const cut = setTimeout(() => server.closeAllConnections(), drainPatience);
      await closed;
      clearInterval(idle);
      clearTimeout(cut);
      await Promise.all([clock.stop(), keeper.stop(), pictures.stop(), swept, told, next.stop()]);
      maker.stop();
      await follower.stop();
    },
  };
}

function settingsOf(env: Env, { publication }: StoreFollower, before: HeaderSettings): HeaderSettings {
  if (!publication) return before;
  const siteUrl = env.siteUrl ?? publication.url ?? '';
  const now = { https: siteUrl.startsWith('https:'), cacheLimit: publication.cacheLimit };
  // Header lines are made once for each settings: keep the object while it says the same.
  return now.https === before.https && now.cacheLimit === before.cacheLimit ? before : now;
}
