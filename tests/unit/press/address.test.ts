import { expect, test } from 'vitest';
import { loggable, parseAddress } from '#press/address.ts';

const pathOf = (target: string) => parseAddress(target)?.path ?? null;

test('one page has one path, however it was written', () => {
  expect(pathOf('/article/strait')).toBe('/article/strait');
  expect(pathOf('/article/%73trait')).toBe('/article/strait');
  expect(pathOf('//article///strait')).toBe('/article/strait');
  expect(pathOf('/caf%c3%a9')).toBe('/caf%C3%A9');
  expect(pathOf('/')).toBe('/');
  expect(pathOf('/section/europe/')).toBe('/section/europe/');
});

test('the query stands apart and stays as it was sent', () => {
  const address = parseAddress('/search?q=a%26b&page=2&page=3');
  expect(address?.path).toBe('/search');
  expect(address?.query.get('q')).toBe('a&b');
});

test.each([
  'http://elsewhere.example/',
  '*',
  '',
  '/a/../b',
  '/%2e%2e/b',
  '/a%2fb',
  '/a%5cb',
  '/a%00',
  '/%ff',
  '/a%0d%0aSet-Cookie:x',
  '/a b',
  `/${'x'.repeat(5000)}`,
])('%s is no address of the site', (target) => {
  expect(parseAddress(target)).toBeNull();
});

test('the log has no secret of a preview, and no address without end', () => {
  for (const link of ['/preview/abc.def?x=1', '//preview/abc.def', '/%70review/abc.def/x']) {
    expect(loggable(link)).toBe('/preview/…');
  }
  expect(loggable('/previews?q=1')).toBe('/previews?q=1');
  expect(loggable(`/${'x'.repeat(16_000)}`)).toHaveLength(300);
  expect(loggable(undefined)).toBe('');
});
