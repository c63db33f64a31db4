import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tags } from '#lib/news/tags.ts';
import type { Store } from '#lib/store/store.ts';
import { dialects, emptied, inSeconds, newStore } from './stores.ts';
import { written } from './written.ts';

describe.each(dialects)('old addresses in %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => ({ store, end } = await newStore(dialect)));
  beforeEach(async () => {
    await emptied(store);
    await store.redirects.replace(new Map());
  });
  afterAll(() => end());

  const save = (...args: Parameters<typeof written>) => store.articles.save(written(...args), 'mara', 'sync');
  const redirect = (redirects: Record<string, string>) => store.redirects.replace(new Map(Object.entries(redirects)));
  const leadsTo = (address: string) => store.redirects.leadsTo(address);
  const isOld = (newest: number) => store.changes.changedAfter([tags.redirects], newest);

  test('lead where redirects.yaml says, however they are written', async () => {
    await redirect({ '/café': '/section/trade', '/?p=123': '/about', '/shop': 'https://shop.example/' });
    expect(await leadsTo('/caf%C3%A9/')).toBe('/section/trade');
    expect(await leadsTo('/?p=123')).toBe('/about');
    expect(await leadsTo('/?p=124')).toBeNull();
    expect(await leadsTo('/shop')).toBe('https://shop.example/');
    expect(await leadsTo('/none')).toBeNull();
  });

  test('lead to an article in one hop, whatever it is called by now, and only while readers may see it', async () => {
    await save('strait', { oldUrls: ['/2019/strait', '/?p=7'] });
    await redirect({ '/a-strait': '/article/strait', '/soon': '/article/scheduled', '/draft': '/article/draft' });
    await save('scheduled', { publishedAt: await inSeconds(store, 3600) });
    await save('draft', { status: 'draft' });
    for (const address of ['/2019/strait/', '/?p=7', '/a-strait'])
      expect(await leadsTo(address)).toBe('/article/strait');
    for (const address of ['/soon', '/draft']) expect(await leadsTo(address)).toBeNull();

    await save('narrows', { oldUrls: ['/article/the-narrows'] });
    await redirect({ '/a-strait': '/article/strait', '/old-narrows': '/article/the-narrows' });
    expect(await leadsTo('/old-narrows')).toBe('/article/narrows');

    await store.articles.withdraw('strait', 410, '', 'mara');
    for (const address of ['/2019/strait/', '/?p=7', '/a-strait']) expect(await leadsTo(address)).toBeNull();
  });

  test('are known to the press where they are told apart by a query', async () => {
    await save('strait', { oldUrls: ['/2019/strait', '/?p=7', '/index.php?b=2&a=1'] });
    await redirect({ '/?cat=3': '/section/trade', '/plain': '/about' });
    expect((await store.redirects.withQuery()).sort()).toEqual(['/?cat=3', '/?p=7', '/index.php?a=1&b=2']);

    let newest = await store.changes.newest();
    await save('strait', { oldUrls: ['/2019/another', '/?p=7', '/index.php?b=2&a=1'] });
    expect(await isOld(newest), 'nothing with a query changed').toBe(false);
    newest = await store.changes.newest();
    await save('strait', { oldUrls: ['/?p=8'] });
    expect(await isOld(newest)).toBe(true);
    expect((await store.redirects.withQuery()).sort()).toEqual(['/?cat=3', '/?p=8']);
  });

  test('are printed again when the file leads them elsewhere, and not when it says the same', async () => {
    await redirect({ '/a': '/about', '/b': '/about' });
    let newest = await store.changes.newest();
    await redirect({ '/b': '/about', '/a': '/about' });
    expect(await isOld(newest)).toBe(false);
    await redirect({ '/a': '/contact', '/b': '/about' });
    expect(await isOld(newest)).toBe(true);
    expect(await leadsTo('/a')).toBe('/contact');
    newest = await store.changes.newest();
    await redirect({ '/b': '/about' });
    expect(await isOld(newest)).toBe(true);
    expect(await leadsTo('/a')).toBeNull();
  });

  test('may be many thousands', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`/?p=${n}`, '/about']));
    await redirect(many);
    expect(await store.redirects.withQuery()).toHaveLength(3000);
    expect(await leadsTo('/?p=2999')).toBe('/about');
  });
});
