import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { examineStore } from '#cli/doctor/examine-store.ts';
import { hashOf } from '#lib/doctor/across-pages.ts';
import { Diagnosis } from '#lib/doctor/diagnosis.ts';
import { oldAddresses } from '#lib/store/old-addresses.ts';
import type { Store } from '#lib/store/store.ts';
import { dialects, emptied, newStore } from './stores.ts';
import { written } from './written.ts';

describe.each(dialects)('what the doctor asks of the store in %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => ({ store, end } = await newStore(dialect)));
  beforeEach(() => emptied(store));
  afterAll(() => end());

  const save = (...given: Parameters<typeof written>) => store.articles.save(written(...given), 'test', 'sync');

  test('are the addresses that published articles had before, so many as are wanted', async () => {
    await save('older', { oldUrls: ['/2019/older'], publishedAt: '2019-05-01T09:00:00Z' });
    await save('newer', { oldUrls: ['/2020/newer', '/2020/caf%C3%A9'], publishedAt: '2020-05-01T09:00:00Z' });
    await save('draft', { oldUrls: ['/2020/draft'], status: 'draft' });
    const both = [
      { from: '/2020/café', to: '/article/newer' },
      { from: '/2020/newer', to: '/article/newer' },
    ];
    expect(await oldAddresses(store, Infinity)).toEqual([...both, { from: '/2019/older', to: '/article/older' }]);
    expect(await oldAddresses(store, 2)).toEqual(both);

    await store.redirects.replace(
      new Map([
        ['/jobs', '/contact'],
        ['/?p=9', '/article/older'],
        ['/gone', '/article/draft'],
      ]),
    );
    const written = [
      { from: '/?p=9', to: '/article/older' },
      { from: '/jobs', to: '/contact' },
    ];
    expect((await oldAddresses(store, Infinity)).slice(3)).toEqual(written);
  });

  test('is what no sitemap lists, and what the desk would change', async () => {
    await save('listed', { dek: 'The sentence under it.' });
    await save('forgotten', { dek: 'The sentence under it.' });
    await save('bare');
    await save('draft', { status: 'draft' });
    await save('kept-from-search', { section: 'trade', dek: 'The sentence under it.' });
    const crawlers = { sections: { trade: { search: 'deny' } } };
    await store.settings.set('publication', { name: 'The Meridian', crawlers });
    const said = async (since: string) => {
      const diagnosis = new Diagnosis();
      const listed = new Set(['/article/listed', '/article/bare'].map(hashOf));
      await examineStore({ diagnosis }, store, { listed }, since);
      return [...diagnosis.of('problem'), ...diagnosis.of('warning')].flatMap(({ rule, ailments }) =>
        ailments.flatMap(({ problem, addresses }) => addresses.map((address) => `${rule}: ${address} ${problem}`)),
      );
    };
    const now = await store.now();
    expect(await said(now)).toEqual([
      'every article is in a sitemap: /article/forgotten it is published, and no sitemap lists it',
      'house style: /article/bare dek: write the sentence under the headline, e.g. dek: …',
    ]);
    // What was published while the sitemaps were read may be missing there.
    expect((await said('2025-01-01T00:00:00.000Z')).filter((line) => line.includes('sitemap'))).toEqual([]);
  });
});
