import { environmentOf, meridian } from '#tests/support/sites.ts';
import { postgresServer } from '#tests/support/postgres.ts';
import { layOut, syncSite } from '#tests/support/serve.ts';
import { measureBanner } from './bench/banner.ts';
import { measureBesideCrawler } from './bench/crawler.ts';
import { measureFreshness } from './bench/freshness.ts';
import { measureLiveReaders } from './bench/live-readers.ts';
import { buildSite } from './build-site.ts';
import { report } from './bench/report.ts';

/** `npm run bench:breaking`: how long a publish takes to be before readers, in milliseconds, median / p99; and its banner on every page. */
await layOut(meridian, 'as they are');
syncSite(meridian);
await buildSite(environmentOf(meridian));
const postgres = await postgresServer();
try {
  const settings: Record<string, string[]> = {
    'SQLite, one instance': [''],
    'PostgreSQL, one instance': [await postgres.database('one_instance')],
    'PostgreSQL, two instances': Array(2).fill(await postgres.database('two_instances')) as string[],
  };
  const found = [];
  for (const [name, databaseUrls] of Object.entries(settings)) {
    const setting = await measureFreshness(name, databaseUrls);
    console.table([setting.table]);
    found.push(setting);
  }
  report('bench-breaking-results.json', [
    ...found.flatMap(({ measures }) => measures),
    ...(await measureBanner()),
    ...(await measureBesideCrawler()),
    ...(await measureLiveReaders(meridian)),
  ]);
} finally {
  await postgres.remove();
}
