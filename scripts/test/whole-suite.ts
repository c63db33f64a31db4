import { rmSync } from 'node:fs';
import { layOut, startSite, syncSite } from '#tests/support/serve.ts';
import { environmentOf, meridian } from '#tests/support/sites.ts';
import { buildReaderScript } from '../build-reader.ts';
import { buildSite } from '../build-site.ts';
import { checks, runCheck, runPlaywright, runVitest, type Counts } from './runners.ts';

/**
 * Everything that can be checked: what needs no site beside the build of the site, then what needs one. On two cores
 * never more than two of them are side by side.
 */
export async function wholeSuite(): Promise<Counts[]> {
  await buildReaderScript();
  const counts = [await runCheck('types')];
  const [, ...found] = await Promise.all([buildMeridian(), withoutASite()]);
  counts.push(...found.flat());

  const server = await startSite(meridian);
  try {
    counts.push(...(await Promise.all([runPlaywright('reading', 'at its end'), runVitest(['site'], 'at its end')])));
    // From here on stories are written: nobody reads any more what was there before.
    const [inTheBrowser, ...others] = await Promise.all([
      runPlaywright('newsroom', 'at its end'),
      runVitest(['newsroom'], 'at its end'),
    ]);
    counts.push(inTheBrowser, ...others);
  } finally {
    await server.stop();
  }
  counts.push(await runVitest(['faults'], 'at its end'));
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
