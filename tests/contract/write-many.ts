/** One process of `processes.test.ts`: writes articles named after it. `node write-many.ts <databaseUrl> <name> <count>` */
import { openStore } from '#lib/store/open-store.ts';
import { written } from './written.ts';

const [, , url = '', name = '', count = '0'] = process.argv;
const store = await openStore(url);
for (let number = 0; number < Number(count); number++) {
  await store.articles.save(written(`${name}-${number}`, { topics: [name] }), name, 'import');
  await store.articles.countPublished({});
}
await store.close();
