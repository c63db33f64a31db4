import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { makePlain } from './plain-pictures.ts';
import { environmentOf, meridian, type TestSite } from './sites.ts';
import { until } from './until.ts';

export interface Served {
  pid: number;
  /** Its exit code, once it has ended. */
  ended: Promise<number | null>;
  stop(): Promise<void>;
}

/**
 * A fresh copy of a site's content and no store; prepared pictures are kept from run to run.
 *
 * @param pictures whether most are replaced by plain ones, which cost a fifth of the time
 */
export async function layOut(site: TestSite, pictures: 'plain' | 'as they are' = 'plain'): Promise<void> {
  await mkdir(site.varDir, { recursive: true });
  await forgetStore(site);
  await rm(site.content, { recursive: true, force: true });
  await cp(site.source, site.content, { recursive: true, preserveTimestamps: true });
  if (pictures === 'plain') await makePlain(`${site.content}/media`);
}

/** What a sync has made of the Meridian, as it was before any test wrote into it. */
const template = resolve('var/test/meridian-as-synced');

const isTemplate = (entry: string) => entry === 'media' || entry.startsWith('broadsheet.db');

/** Keeps the Meridian's pictures and its store for the sites that are laid out like it. Nothing may write into it meanwhile. */
export async function keepMeridian(): Promise<void> {
  await rm(template, { recursive: true, force: true });
  await mkdir(template, { recursive: true });
  await copyTemplate(meridian.varDir, template);
}

/**
 * The Meridian once more, as it was synced, by the build that is there: its content, its pictures and its store, and no
 * page that was ever printed.
 *
 * @throws when there is no build
 */
export async function layOutMeridian(site: TestSite): Promise<void> {
  if (!existsSync('.next/BUILD_ID') || !existsSync(template))
    throw new Error('There is no build of the tests: run npm test');
  await rm(site.varDir, { recursive: true, force: true });
  await layOut(site);
  await copyTemplate(template, site.varDir);
}

async function copyTemplate(from: string, to: string): Promise<void> {
  for (const entry of (await readdir(from)).filter(isTemplate)) {
    await cp(`${from}/${entry}`, `${to}/${entry}`, { recursive: true });
  }
}

/** Takes the store away, so that the next sync starts from nothing. */
export async function forgetStore(site: TestSite): Promise<void> {
  for (const file of await readdir(site.varDir)) {
    if (file.startsWith('broadsheet.db')) await rm(`${site.varDir}/${file}`);
  }
}

/** Runs `broadsheet sync` for a site; its messages go to the screen. Throws when it refuses. */
export function syncSite(site: TestSite): void {
  const { status } = spawnSync('node', ['cli/broadsheet.ts', 'sync'], { env: environmentOf(site), stdio: 'inherit' });
  if (status !== 0) throw new Error(`The sync of ${site.name} ended with ${status}`);
}

/** Serves a site with the build that is there, from a fresh store. */
export async function serve(site: TestSite): Promise<Served> {
  await layOut(site);
  syncSite(site);
  return startSite(site);
}

/** As `npm start` bounds the press: what a render leaves is collected sooner. */
const heap = ['--max-old-space-size=256', '--max-semi-space-size=8'];

/**
 * Starts the press for a site that has been synced.
 *
 * @param until what must answer well before it counts as started: `/readyz` when Next does, `/healthz` when the press does
 */
export function startSite(
  site: TestSite,
  env: Record<string, string | undefined> = {},
  until: '/readyz' | '/healthz' = '/readyz',
): Promise<Served> {
  return startServer(site, 'node', [...heap, 'press/main.ts'], site.url + until, env);
}

/**
 * Starts `next start` alone for a site that has been synced, and waits until it answers.
 *
 * @param siteUrl the address that its pages name, where it is not its own
 */
export function startPlainNext(site: TestSite, siteUrl = site.url): Promise<Served> {
  const env = { SITE_URL: siteUrl };
  return startServer(site, 'next', ['start', '--port', String(site.port)], `${site.url}/robots.txt`, env);
}

/** Starts a program for a site, and waits until an address answers well. */
export async function startServer(
  site: TestSite,
  program: string,
  args: readonly string[],
  asked: string,
  env: Record<string, string | undefined> = {},
): Promise<Served> {
  const server = spawn(program, args, { env: { ...environmentOf(site), ...env }, stdio: 'inherit' });
  const ended = new Promise<number | null>((done) => server.on('exit', done));
  await until(async () => server.exitCode !== null || (await fetch(asked)).ok, 240, site.url).catch(
    (error: unknown) => {
      // Left behind, it would keep the runner from ending.
      server.kill('SIGKILL');
      throw error;
    },
  );
  if (server.exitCode !== null) throw new Error(`The server of ${site.url} ended with ${server.exitCode}`);
  return {
    pid: server.pid!,
    ended,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
