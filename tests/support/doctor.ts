import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { examine, type Report } from '#cli/doctor/examine.ts';
import { usualScope, type Scope } from '#cli/doctor/examination.ts';
import { openStore } from '#lib/store/open-store.ts';
import { environmentOf, type TestSite } from './sites.ts';

export interface Examined {
  status: number | null;
  out: string;
  err: string;
}

/** Runs `npx broadsheet doctor` on a site that is being served, as whoever operates it does. */
export async function runDoctor(site: TestSite, ...args: string[]): Promise<Examined> {
  const child = spawn('npx', ['broadsheet', 'doctor', ...args], { env: environmentOf(site) });
  const ended = new Promise<number | null>((done) => child.on('exit', done));
  const [out, err, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { status, out, err };
}

/** What the doctor says of a site, for programs. */
export async function examined(site: TestSite): Promise<Report> {
  const { out, err } = await runDoctor(site, '--json');
  if (out === '') throw new Error(err);
  return JSON.parse(out) as Report;
}

/** Examines a site of which so much is enough. */
export async function examinedInPart(site: TestSite, part: Partial<Scope>): Promise<Report> {
  const store = await openStore(site.databaseUrl);
  const scope = { ...usualScope, external: false, ...part };
  try {
    return await examine({ asked: site.url, siteUrl: site.url, scope, store, onProgress: () => {} });
  } finally {
    await store.close();
  }
}

/**
 * Rules that our own pages do not keep yet, because what they ask for is being built. Each goes from here with its
 * part; when none is left, so does the list.
 */
const notKeptYet: readonly string[] = [
  'Open Graph',
  'a share image of 1200 × 630',
  'the share image is what is said of it',
  'Twitter card',
  'icons',
  'a web manifest',
  'one word to robots',
  'one description',
  'feeds are named',
  'breadcrumbs',
  'one graph',
  'a page says what it is',
  'a publisher with its logo',
  'the publisher is named',
  'oEmbed can be discovered',
  'the Markdown of an article',
  'moved for good, in one hop',
  'llms.txt',
  'addresses in a feed are absolute',
];

/** The problems of a report, as lines to compare with none. */
export const problemsOf = ({ problems }: Report): string[] =>
  problems
    .filter(({ rule }) => !notKeptYet.includes(rule))
    .flatMap(({ rule, ailments }) => ailments.map(({ problem, addresses }) => `${rule}: ${problem} (${addresses[0]})`));
