import { openStore } from '#lib/store/open-store.ts';
import { nastySearches } from '#tests/support/nasty-searches.ts';

/**
 * How long the dearest searches take in a store of `scripts/bench/large-store.ts`. From the root of the project:
 *
 * node scripts/bench/searches.ts file:./var/bench/large.db
 */
const [databaseUrl] = process.argv.slice(2);
if (databaseUrl === undefined) throw new Error('Say which store.');
const rounds = 5;

const store = await openStore(databaseUrl, { purges: false, shareImages: false, announces: [] });
const took: { ms: number; text: string; total: number }[] = [];
try {
  for (let round = 0; round < rounds; round++) {
    for (const text of nastySearches()) {
      const began = performance.now();
      const { total } = await store.search.search(text, { limit: 20, offset: 0 });
      took.push({ ms: performance.now() - began, text: text.slice(0, 60), total });
    }
  }
} finally {
  await store.close();
}
took.sort((a, b) => b.ms - a.ms);
const at = (share: number) => took[Math.floor(took.length * (1 - share))]!.ms.toFixed(1);
console.log(
  `${took.length} searches, milliseconds: median ${at(0.5)}, p99 ${at(0.99)}, slowest ${took[0]!.ms.toFixed(1)}`,
);
for (const { ms, text, total } of took.slice(0, 12))
  console.log(`${ms.toFixed(1)} ms  ${total}  ${JSON.stringify(text)}`);
