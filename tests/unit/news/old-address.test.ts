import { expect, test } from 'vitest';
import { addressesOf, isAmong } from '#lib/news/touched-addresses.ts';
import { tags } from '#lib/news/tags.ts';
import { hasQuery, locationOf, oldAddress } from '#lib/news/old-address.ts';

test('an old address has one form, however it is written', () => {
  for (const [written, form] of [
    ['/2019/caf%C3%A9/', '/2019/café'],
    ['/2019/café', '/2019/café'],
    ['/2019/cafe\u0301', '/2019/café'],
    ['/2019/cafe%CC%81/', '/2019/café'],
    ['/', '/'],
    ['/?p=123', '/?p=123'],
    ['/index.php?b=2&a=1%20x', '/index.php?a=1+x&b=2'],
    ['/about/?', '/about'],
    ['/%E0%A4%A', '/%E0%A4%A'],
  ] as const) {
    expect(oldAddress(written), written).toBe(form);
    expect(oldAddress(form)).toBe(form);
  }
  expect(['/?p=1', '/a%3Fb', '/a'].map(oldAddress).map(hasQuery)).toEqual([true, false, false]);
});

test('an article is on its twin, its card and what other sites are told of it', () => {
  const addresses = addressesOf(tags.article('strait'));
  for (const address of ['/article/strait.md', '/embed/article/strait', '/oembed?url=x']) {
    expect(isAmong(addresses, address), address).toBe(true);
  }
  expect(isAmong(addressesOf(tags.section('trade')), '/robots.txt')).toBe(true);
  for (const tag of [tags.front, tags.archive]) expect(isAmong(addressesOf(tag), '/llms.txt')).toBe(true);
});

test('where an old address leads can be written into a header, in whatever script it was written', () => {
  expect(locationOf('/кафе?q=日#100%')).toBe('/%D0%BA%D0%B0%D1%84%D0%B5?q=%E6%97%A5#100%');
  expect(locationOf('https://meridian.example/a%20b')).toBe('https://meridian.example/a%20b');
  expect(locationOf('/\ud83d')).toBe('/%EF%BF%BD');
});
