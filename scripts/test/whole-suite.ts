import { rmSync } from 'node:fs';
import { layOut, startSite, syncSite } from '#tests/support/serve.ts';
import { environmentOf, meridian } from '#tests/support/sites.ts';
import { buildReaderScript } from '../build-reader.ts';
import { buildSite } from '../build-site.ts';
import type { Counts } from './reports.ts';
import { checks, runCheck, runPlaywright, runVitest } from './runners.ts';

/**
 * Everything that can be checked: what needs no site beside the build of the site, then what needs one beside the
 * browser. On two cores no more than two things are side by side.
 */
export async function wholeSuite(): Promise<Counts[]> {
  await buildReaderScript();
  const [types, withoutSite] = await Promise.all([typesAndBuild(), withoutASite()]);
  const server = await startSite(meridian);
  try {
    const site = runVitest(['site'], 'at its end');
    const [inBrowser, others] = await Promise.all([inTheBrowser(site), beside(site)]);
    return [types, ...withoutSite, ...inBrowser, ...others];
  } finally {
    await server.stop();
  }
}

/** One after the other: both have Next write down the types of its routes. */
async function typesAndBuild(): Promise<Counts> {
  const types = await runCheck('types');
  await buildMeridian();
  return types;
}

/** @param readers other tests that read the Meridian: no story is written before they are done */
async function inTheBrowser(readers: Promise<Counts>): Promise<Counts[]> {
  const reading = await runPlaywright('reading', 'at its end');
  await readers;
  return [reading, await runPlaywright('newsroom', 'at its end')];
}

async function beside(site: Promise<Counts>): Promise<Counts[]> {
  const counts = [await site];
  for (const project of ['newsroom', 'faults']) counts.push(await runVitest([project], 'at its end'));
  return counts;
}

/** The Meridian, synced, with pictures, and the build that all sites of the tests run. */
export async function buildMeridian(): Promise<void> {
  await layOut(meridian);
  syncSite(meridian);
  await buildSite(environmentOf(meridian));
  // What an earlier run printed is not what this one tests.
  for (const folder of ['press', 'prints']) rmSync(`${meridian.varDir}/${folder}`, { recursive: true, force: true });
}

async function withoutASite(): Promise<Counts[]> {
  const counts = [await runVitest(['unit', 'contract'], 'at its end')];
  for (const check of checks.filter((name) => name !== 'types')) counts.push(await runCheck(check));
  return counts;
}
