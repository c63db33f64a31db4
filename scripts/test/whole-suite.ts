import { rmSync } from 'node:fs';
import { keepMeridian, layOut, startSite, syncSite } from '#tests/support/serve.ts';
import { environmentOf, meridian } from '#tests/support/sites.ts';
import { buildReaderScript } from '../build-reader.ts';
import { buildSite } from '../build-site.ts';
import type { Counts } from './reports.ts';
import { checks, runCheck, runPlaywright, runVitest } from './runners.ts';

/**
 * Everything that can be checked, in two lanes for two cores that take about as long: one reads the Meridian, then writes
 * into it and then checks the code; the other one needs it late or not at all.
 */
export async function wholeSuite(): Promise<Counts[]> {
  await buildReaderScript();
  const types = runCheck('types');
  // One after the other: both have Next write down the types of its routes.
  const built = types.then(buildMeridian);
  const read = onTheMeridian(built);
  const checked = read.then(() =>
    oneByOne(checks.filter((name) => name !== 'types').map((name) => () => runCheck(name))),
  );
  const others = besideIt(built);
  return (await Promise.all([types, read, checked, others])).flat();
}

async function onTheMeridian(built: Promise<void>): Promise<Counts[]> {
  await built;
  const server = await startSite(meridian);
  try {
    return await oneByOne([
      () => runVitest(['site'], 'at its end'),
      () => runPlaywright('reading', 'at its end'),
      // Stories are written when nobody reads any more.
      () => runPlaywright('newsroom', 'at its end'),
    ]);
  } finally {
    await server.stop();
  }
}

async function besideIt(built: Promise<void>): Promise<Counts[]> {
  const counts = await runVitest(['unit', 'contract'], 'at its end');
  await built;
  const onSites = ['newsroom', 'faults'].map((project) => () => runVitest([project], 'at its end'));
  return [counts, ...(await oneByOne(onSites))];
}

async function oneByOne(runs: readonly (() => Promise<Counts>)[]): Promise<Counts[]> {
  const counts: Counts[] = [];
  for (const run of runs) counts.push(await run());
  return counts;
}

/** The Meridian, synced, with pictures, and the build that all sites of the tests run. */
export async function buildMeridian(): Promise<void> {
  await layOut(meridian);
  syncSite(meridian);
  await keepMeridian();
  await buildSite(environmentOf(meridian));
  // What an earlier run printed is not what this one tests.
  for (const folder of ['press', 'prints']) rmSync(`${meridian.varDir}/${folder}`, { recursive: true, force: true });
}
