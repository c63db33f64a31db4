import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Env } from '#lib/config/env.ts';

/** What pages show of each setting; null where they show nothing. A new setting has to decide. */
const shown: { [Name in keyof Env]: ((value: Env[Name]) => unknown) | null } = {
  siteUrl: (address) => address,
  announceTargets: (targets) => targets.flatMap(({ kind, url }) => (kind === 'websub' ? [url] : [])),
  // Whether a page has a place for the banner.
  behindPress: (isBehind) => isBehind,
  // Part of the address of a site that was given none.
  port: (port) => port,
  listenAddress: null,
  databaseUrl: null,
  contentDir: null,
  varDir: null,
  trustedProxies: null,
  liveStreams: null,
  pageMemoryBytes: null,
  nextHeapMegabytes: null,
  pageDiskBytes: null,
  metricsToken: null,
  webhookSecret: null,
  deskToken: null,
  shareImages: null,
  logLevel: null,
  purgeTargets: null,
  syncYes: null,
};

/**
 * A name for everything that pages are made from besides the store: the build and the settings they show. What was kept
 * under another name is not ours to serve.
 *
 * @param distDir Next's folder of the build, `.next`
 */
export function pageVersion(distDir: string, env: Env): string {
  return `${buildIn(distDir)}-${settingsVersion(env)}`;
}

/** Without a build there are no pages yet; a press may start all the same. */
function buildIn(distDir: string): string {
  const file = join(distDir, 'BUILD_ID');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unbuilt';
}

function settingsVersion(env: Env): string {
  const values = (Object.keys(shown) as (keyof Env)[]).map((name) => shownOf(name, env));
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16);
}

function shownOf<Name extends keyof Env>(name: Name, env: Env): unknown {
  return shown[name]?.(env[name]) ?? null;
}
