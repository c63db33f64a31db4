#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { keepFilesPrivate } from '#lib/config/private-files.ts';

/** `npx broadsheet …`. Compiling all of it takes as long as most commands do: from the second one on that is done already. */
enableCompileCache(resolve(import.meta.dirname, '../node_modules/.cache/node'));

keepFilesPrivate();
const { makeConsoleSafe } = await import('./safe-console.ts');
makeConsoleSafe();

try {
  const { program } = await import('./program.ts');
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
