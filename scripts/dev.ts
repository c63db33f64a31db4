import { spawn } from 'node:child_process';
import { confirmWith } from '#cli/confirm.ts';
import { mindFormerStore } from '#cli/mind-former-store.ts';
import { makeConsoleSafe } from '#cli/safe-console.ts';
import { readEnv } from '#lib/config/env.ts';
import { keepFilesPrivate } from '#lib/config/private-files.ts';
import { watchContent } from '#lib/content/watch.ts';
import { openStore } from '#lib/store/open-store.ts';
import { buildReaderScript } from './build-reader.ts';

makeConsoleSafe();

/** `npm run dev`: the site as it is written; a saved file of `content/` is in the browser at the next reload. */
const env = readEnv();
const { port, contentDir, varDir, databaseUrl, shareImages } = env;
const confirm = confirmWith(env.syncYes);
keepFilesPrivate(varDir);
await mindFormerStore(env, confirm);
await buildReaderScript();
const store = await openStore(databaseUrl);
const watcher = await watchContent(store, {
  contentDir,
  varDir,
  shareImages,
  siteUrl: env.siteUrl ?? `http://localhost:${port}`,
  confirm,
});

// Drafts are in it, so this machine alone reaches it.
const server = spawn('next', ['dev', '--hostname', '127.0.0.1', '--port', String(port)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', async (code) => {
  await watcher.close();
  await store.close();
  process.exit(code ?? 0);
});
