import { expect, test } from 'vitest';
import { clientAddress } from '#press/client-address.ts';
import { rateLimit } from '#press/rate-limit.ts';

test('without a proxy of ours nobody can say that they come from elsewhere', () => {
  expect(clientAddress('203.0.113.9', '198.51.100.1', 0)).toBe('203.0.113.9');
});

test('behind proxies, the address is what the outermost of ours heard', () => {
  expect(clientAddress('10.0.0.1', '6.6.6.6, 198.51.100.1', 1)).toBe('198.51.100.1');
  expect(clientAddress('10.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2', 2)).toBe('198.51.100.1');
  expect(clientAddress('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
});

test('a household’s IPv6 network counts as one', () => {
  const network = clientAddress('2001:db8:1:2:3:4:5:6', undefined, 0);
  expect(clientAddress('2001:db8:1:2::9', undefined, 0)).toBe(network);
  expect(clientAddress('2001:db8:1:3::9', undefined, 0)).not.toBe(network);
  expect(clientAddress('::ffff:203.0.113.9', undefined, 0)).toBe('203.0.113.9');
});

test('who asks for more than their share waits, and others do not notice', () => {
  let now = 0;
  const limit = rateLimit({ perSecond: 10, burst: 20, now: () => now });
  for (let i = 0; i < 20; i += 1) expect(limit.take('a', 1)).toBe(0);
  expect(limit.take('a', 1)).toBe(1);
  expect(limit.take('b', 20)).toBe(0);
  now = 1000;
  expect(limit.take('a', 10)).toBe(0);
  expect(limit.take('a', 15)).toBe(2);
});

test('a deposit that is given back costs nothing, one that is not soon everything', () => {
  const limit = rateLimit({ perSecond: 10, burst: 100, now: () => 0 });
  for (let i = 0; i < 80; i += 1) {
    expect(limit.take('script', 20)).toBe(0);
    limit.giveBack('script', 19);
  }
  for (let i = 0; i < 5; i += 1) expect(limit.take('guesser', 20)).toBe(0);
  expect(limit.take('guesser', 20)).toBe(2);
  limit.giveBack('stranger', 1000);
  expect(limit.take('stranger', 101)).toBeGreaterThan(0);
});
