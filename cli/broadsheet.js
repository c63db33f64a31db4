#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/*
 * `npx broadsheet …`. Loading all of it takes longer than most commands do: from the second one on it is one file, and
 * compiled. This file is JavaScript, since Node reads TypeScript quickly only after these lines.
 */

const cache = resolve(import.meta.dirname, '../node_modules/.cache');
enableCompileCache(resolve(cache, 'node'));

const main = resolve(import.meta.dirname, 'main.ts');
const { programFile } = await import('#lib/programs/program-file.ts');
// An installation that nobody may write to (an image) without the program in it runs from its sources.
const file = await programFile(main, resolve(cache, 'broadsheet')).catch((error) => {
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) return main;
  throw error;
});
await import(pathToFileURL(file).href);
