import { spawnSync } from 'node:child_process';
import { readEnv } from '#lib/config/env.ts';
import { buildSite } from './build-site.ts';

/** `npm start`: sync what changed, build what changed, serve. */
readEnv();
const sync = spawnSync('node', ['cli/broadsheet.ts', 'sync'], { stdio: 'inherit' });
if (sync.status !== 0) process.exit(1);
await buildSite();
await import('#press/main.ts');
