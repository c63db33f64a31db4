import { expect, test } from 'vitest';
import { readEnv } from '#lib/config/env.ts';
import { purgeRequests, targetName } from '#press/purge/purge-requests.ts';

const targetOf = (environment: Record<string, string>) => {
  const [target, ...others] = readEnv({ NODE_ENV: 'test', ...environment }).purgeTargets;
  expect(others).toEqual([]);
  return target!;
};
const many = (count: number) => Array.from({ length: count }, (_, number) => `article:${number}`);

test('Fastly is asked to purge keys, at most 256 in a call, at once and not softly', () => {
  const fastly = targetOf({ FASTLY_SERVICE_ID: 'SU1Z0isxPaozGVKXdv0eY', FASTLY_API_TOKEN: 'secret' });
  expect(purgeRequests(fastly, ['front', 'article:law'])).toEqual([
    {
      url: 'https://api.fastly.com/service/SU1Z0isxPaozGVKXdv0eY/purge',
      method: 'POST',
      headers: { 'Fastly-Key': 'secret', 'Surrogate-Key': 'front article:law', Accept: 'application/json' },
      body: null,
    },
  ]);
  const keys = purgeRequests(fastly, many(600)).map(({ headers }) => headers['Surrogate-Key']!.split(' '));
  expect(keys.map(({ length }) => length)).toEqual([256, 256, 88]);
  expect(keys.flat()).toEqual(many(600));
});

test('Cloudflare is asked to purge tags, at most 30 in a call', () => {
  const cloudflare = targetOf({ CLOUDFLARE_ZONE_ID: 'abc', CLOUDFLARE_API_TOKEN: 'secret' });
  const requests = purgeRequests(cloudflare, many(61));
  expect(requests.map(({ body }) => JSON.parse(body!).tags.length)).toEqual([30, 30, 1]);
  expect(requests[0]).toMatchObject({
    url: 'https://api.cloudflare.com/client/v4/zones/abc/purge_cache',
    method: 'POST',
    headers: { Authorization: 'Bearer secret', 'Content-Type': 'application/json' },
  });
});

test('a cache of one’s own is sent lines that it can take, in the header and by the method that it knows', () => {
  const own = { PURGE_URLS: 'http://10.0.0.1:6081/', PURGE_METHOD: 'BAN', PURGE_HEADER: 'xkey-purge' };
  const requests = purgeRequests(targetOf(own), many(1000));
  expect(requests.map(({ headers }) => headers['xkey-purge']!.length).every((length) => length <= 6000)).toBe(true);
  expect(requests.flatMap(({ headers }) => headers['xkey-purge']!.split(' '))).toEqual(many(1000));
  expect(requests[0]).toMatchObject({ method: 'BAN', body: null });
});

test('the name of a cache tells nothing that is secret', () => {
  expect(targetName(targetOf({ PURGE_URLS: 'https://cdn.example/purge/?key=secret' }))).toBe('cdn.example/purge');
});
