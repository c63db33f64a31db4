import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { readEnv } from '#lib/config/env.ts';
import { runPress } from '#press/run-press.ts';

/** The press before `next-with-copies.ts`. */
const copies = fileURLToPath(new URL('next-with-copies.ts', import.meta.url));
const press = await runPress(readEnv(), pino({ level: 'warn' }), [process.execPath, copies]);
process.on('SIGTERM', async () => {
  await press.drain();
  process.exit();
});
