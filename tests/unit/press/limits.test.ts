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

test('what a proxy passes on is an address, or it counts as whoever sent it', () => {
  for (const made of ['unknown', 'x'.repeat(10_000), '1.2.3', '[]:80']) {
    expect(clientAddress('10.0.0.1', made, 1)).toBe('10.0.0.1');
  }
});

test('some proxies add the port: it makes no other client', () => {
  expect(clientAddress('10.0.0.1', '198.51.100.1:4711', 1)).toBe('198.51.100.1');
  expect(clientAddress('10.0.0.1', '[2001:db8:1:2::9]:4711', 1)).toBe('2001:db8:1:2::/64');
});

test('a household’s IPv6 network counts as one', () => {
  const network = clientAddress('2001:db8:1:2:3:4:5:6', undefined, 0);
  expect(clientAddress('2001:db8:1:2::9', undefined, 0)).toBe(network);
  expect(clientAddress('2001:db8:1:3::9', undefined, 0)).not.toBe(network);
  expect(clientAddress('2001:0DB8:0001:0002:0:0:0:1', undefined, 0)).toBe(network);
  expect(clientAddress('::ffff:203.0.113.9', undefined, 0)).toBe('203.0.113.9');
  expect(clientAddress('fe80::1%eth0', undefined, 0)).toBe('fe80:0:0:0::/64');
});

test('who asks for more than their share waits, and others do not notice', () => {
  let now = 0;
  const limit = rateLimit({ perSecond: () => 10, burstSeconds: 2, now: () => now });
  for (let i = 0; i < 20; i += 1) expect(limit.take('a', 1)).toBe(0);
  expect(limit.take('a', 1)).toBe(1);
  expect(limit.take('b', 20)).toBe(0);
  now = 1000;
  expect(limit.take('a', 10)).toBe(0);
  expect(limit.take('a', 15)).toBe(2);
});

test('a deposit that is given back costs nothing, one that is not soon everything', () => {
  const limit = rateLimit({ perSecond: () => 10, burstSeconds: 10, now: () => 0 });
  for (let i = 0; i < 80; i += 1) {
    expect(limit.take('script', 20)).toBe(0);
    limit.giveBack('script', 19);
  }
  for (let i = 0; i < 5; i += 1) expect(limit.take('guesser', 20)).toBe(0);
  expect(limit.take('guesser', 20)).toBe(2);
  limit.giveBack('stranger', 1000);
  expect(limit.take('stranger', 101)).toBeGreaterThan(0);
});
