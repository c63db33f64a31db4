import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSite } from './build-site.ts';

/**
 * `npm run build`: builds the site for whatever publication it will serve. A build reads a store; this one holds a paper
 * that has a name and nothing else, so that none of anybody's content is in an image.
 */
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-build-'));
const env: NodeJS.ProcessEnv = {
  ...process.env,
  DATABASE_URL: `file:${folder}/broadsheet.db`,
  BROADSHEET_CONTENT: join(folder, 'content'),
  BROADSHEET_VAR: folder,
};
try {
  mkdirSync(env.BROADSHEET_CONTENT!);
  writeFileSync(join(env.BROADSHEET_CONTENT!, 'publication.yaml'), 'name: Nothing yet\n');
  const sync = spawnSync('node', ['cli/broadsheet.ts', 'sync'], { stdio: ['ignore', 'ignore', 'inherit'], env });
  if (sync.status !== 0) throw new Error(`The sync of an empty paper ended with ${sync.status}`);
  await buildSite(env);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
