import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { precompress } from '#press/static/precompress.ts';
import { buildReaderScript } from './build-reader.ts';
import { runTicking } from './ticking.ts';

/** What the build is made of. The publication's content is not: pages read the store. */
const sources = [
  'app/**/*',
  'components/**/*',
  'lib/**/*',
  'reader/**/*',
  '*.{ts,mjs,json}',
  'public/**/*',
  'scripts/build-*.ts',
  'press/static/precompress.ts',
];
const stamp = '.next/broadsheet-build';

/**
 * Builds the site, unless nothing it is made of has changed since the last build.
 *
 * @param env the store that the build may read; it must have been synced
 */
export async function buildSite(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  await buildReaderScript();
  const fingerprint = await fingerprintOf(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint) return;
  const code = await runTicking('Building the site', 40, ['next', 'build'], env);
  if (code !== 0) throw new Error(`next build ended with ${code}`);
  await precompress('.');
  writeFileSync(stamp, fingerprint);
}

async function fingerprintOf(patterns: string[]): Promise<string> {
  const hash = createHash('sha256');
  const files: string[] = [];
  for await (const entry of glob(patterns, { withFileTypes: true })) {
    // Written by the build itself.
    if (entry.isFile() && entry.name !== 'next-env.d.ts') files.push(`${entry.parentPath}/${entry.name}`);
  }
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}
