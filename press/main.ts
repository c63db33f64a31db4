import { readEnv } from '#lib/config/env.ts';
import { keepFilesPrivate } from '#lib/config/private-files.ts';
import { openLog } from './log.ts';
import { runPress } from './run-press.ts';

/** `node press/main.ts`: serves the site that has been synced and built, until it is told to end. */
const env = readEnv();
keepFilesPrivate(env.varDir);
const log = openLog(env.logLevel);
const press = await runPress(env, log).catch((error: unknown) => {
  log.error(error);
  process.exit(1);
});

let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (ending) return;
    ending = true;
    await press.drain();
    process.exit(0);
  });
}
