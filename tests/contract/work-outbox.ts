/** One process of `outbox-worker.test.ts`: does what is in the outbox. `node work-outbox.ts <databaseUrl> <cacheUrl>` */
import pino from 'pino';
import { readEnv } from '#lib/config/env.ts';
import { openStore } from '#lib/store/open-store.ts';
import { purgeCarrier } from '#press/purge/carry-purges.ts';
import { OutboxWorker } from '#press/store/outbox-worker.ts';

const [, , url = '', cacheUrl = ''] = process.argv;
const store = await openStore(url);
const targets = readEnv({ NODE_ENV: 'test', PURGE_URLS: cacheUrl }).purgeTargets;
new OutboxWorker({
  store: () => store,
  carriers: { purge: purgeCarrier({ targets, noticed: () => Infinity }) },
  log: pino({ level: 'silent' }),
});
