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

/** The problems of a report, as lines to compare with none. */
export const problemsOf = ({ problems }: Report): string[] =>
  problems.flatMap(({ rule, ailments }) =>
    ailments.map(({ problem, addresses }) => `${rule}: ${problem} (${addresses[0]})`),
  );
