import { existsSync } from 'node:fs';
import { readEnv } from '#lib/config/env.ts';
import { lookedAfterNote } from '#lib/media/picture-places.ts';
import { hasPaper } from '#lib/store/has-paper.ts';
import { buildSite } from './build-site.ts';
import { runTicking } from './ticking.ts';

/** `npm start`: sync what changed, build what changed, serve. What could not be synced does not take the site from its readers. */
const { databaseUrl, contentDir, varDir } = readEnv();
// At first, and until the press has made all pictures once, readers get the text at once, and pictures as they are made.
const areMade = (await hasPaper(databaseUrl)) && existsSync(lookedAfterNote(varDir));
const later = areMade ? [] : ['--pictures-later'];
const synced = await runTicking(`Reading ${contentDir}`, null, ['node', 'cli/broadsheet.ts', 'sync', ...later]);
if (synced !== 0) {
  if (!(await hasPaper(databaseUrl))) {
    console.error(
      `The store is empty and ${contentDir} was not read into it, as said above: there is nothing to serve.`,
    );
    process.exit(1);
  }
  console.error(`${contentDir} was not read, as said above: the site serves what the store has.`);
}
await buildSite();
await import('#press/main.ts');
