import PrintCache from '#lib/cache/print-cache.ts';
import { carriedByRequest } from '#lib/newsroom/carried.ts';
import { readersStore } from '#lib/newsroom/open.ts';

/**
 * One process of `tests/faults/prints.test.ts`, as Next runs the cache handler: `node print-once.ts <dist> <what> <key>`.
 * Dies by SIGKILL, so that nothing is tidied up.
 */
const [, , dist = '', what = '', key = ''] = process.argv;
const prints = new PrintCache({ serverDistDir: dist });
const store = await readersStore();
const page = (text: string) => ({
  kind: 'APP_PAGE',
  html: text,
  rscData: Buffer.from(text),
  segmentData: new Map([['/_tree', Buffer.from(text)]]),
  headers: { 'x-next-cache-tags': '_N_T_/article/strait' },
});

const print = async (text: string) => {
  const carried = { tags: new Set(['article:strait']), asOf: await store.changes.newest() };
  await carriedByRequest.run(carried, () => prints.set(key, page(text)));
};

if (what === 'print') await print('as it was');
if (what === 'change') await prints.revalidateTag('article:strait');
if (what === 'revalidate-path') await prints.revalidateTag('_N_T_/article/strait');
if (what === 'print-for-ever') {
  for (let i = 0; ; i += 1) {
    process.stdout.write('.');
    await print(String(i).repeat(20_000));
  }
}
if (what === 'read') {
  const found = await prints.get(key);
  const value = found?.value as ReturnType<typeof page> | undefined;
  const whole =
    value && new Set([value.html, String(value.rscData), String(value.segmentData.get('/_tree'))]).size === 1;
  process.stdout.write(value ? `${whole ? 'hit' : 'MIXED'} ${value.html.slice(0, 20)}` : 'miss');
}
await new Promise<void>((written) => process.stdout.write('', () => written()));
process.kill(process.pid, 'SIGKILL');
