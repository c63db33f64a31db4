import { openStore } from '#lib/store/open-store.ts';
import { fillStore } from '#tests/support/large-store.ts';

/**
 * Fills an empty store for measuring; some minutes for 100,000 articles. From the root of the project:
 *
 * node scripts/bench/large-store.ts file:./var/bench/large.db 100000
 */
const [databaseUrl, count] = process.argv.slice(2);
if (databaseUrl === undefined || !Number(count)) throw new Error('Say which store, and how many articles.');

const store = await openStore(databaseUrl, { purges: false, shareImages: false, announces: [] });
const began = performance.now();
try {
  if ((await store.articles.countPublished({})) > 0) throw new Error('The store is not empty.');
  await fillStore(store, { articles: Number(count) });
} finally {
  await store.close();
}
console.log(`${count} articles in ${Math.round((performance.now() - began) / 1000)} s`);
