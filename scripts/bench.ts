import { haveRealArticles } from '#tests/support/real-articles.ts';
import { environmentOf, meridian } from '#tests/support/sites.ts';
import { layOut, syncSite } from '#tests/support/serve.ts';
import { measureArticlePage } from './bench/article-page.ts';
import { measureLighthouse } from './bench/lighthouse.ts';
import type { Measure } from './bench/measure.ts';
import { measureMemory } from './bench/memory.ts';
import { measureRenders } from './bench/renders.ts';
import { measureSync } from './bench/sync.ts';
import { measureSyncScale } from './bench/sync-scale.ts';
import { measureWireSpeed } from './bench/wire-speed.ts';
import { report } from './bench/report.ts';
import { buildSite } from './build-site.ts';

/** `npm run bench`: what the product promises, measured in one run; a table, and JSON for those who compare. */
const measures: Measure[] = [];
await layOut(meridian, 'as they are');
syncSite(meridian);
await buildSite(environmentOf(meridian));
measures.push(...(await measureArticlePage(meridian)));
measures.push(...(await measureWireSpeed(meridian)));
measures.push(...(await measureLighthouse(meridian)));
measures.push(...(await measureSyncScale()));
if (haveRealArticles) {
  measures.push(...(await measureSync()));
  measures.push(...(await measureRenders()));
  measures.push(...(await measureMemory()));
} else {
  console.log('The 509 real articles are not here: sync and renders are not measured.');
}

report('bench-results.json', measures);
process.exit();
