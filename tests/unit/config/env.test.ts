import { expect, test } from 'vitest';
import { readEnv } from '#lib/config/env.ts';

test('without any setting the site runs embedded on port 3000', () => {
  expect(readEnv({ NODE_ENV: 'test' })).toEqual({
    siteUrl: null,
    port: 3000,
    behindPress: false,
    listenAddress: null,
    databaseUrl: 'file:./var/broadsheet.db',
    contentDir: './content',
    varDir: './var',
    syncYes: false,
    trustedProxies: 0,
    liveStreams: 2000,
    pageMemoryBytes: 96 * 1024 * 1024,
    nextHeapMegabytes: 256,
    pageDiskBytes: 2048 * 1024 * 1024,
    metricsToken: null,
    webhookSecret: null,
    deskToken: null,
    logLevel: 'info',
    purgeTargets: [],
    announceTargets: [],
    shareImages: true,
  });
});

test('behind the press the port is that of the press, at which readers are', () => {
  expect(readEnv({ NODE_ENV: 'test', PORT: '38619', BEHIND_PRESS: '3000' }).port).toBe(3000);
});

test('every bad setting is named at once', () => {
  const start = () => readEnv({ NODE_ENV: 'test', PORT: 'eighty', DATABASE_URL: 'mysql://x', SITE_URL: 'example.org' });
  expect(start).toThrow(/PORT/);
  expect(start).toThrow(/DATABASE_URL/);
  expect(start).toThrow(/SITE_URL/);
});

test('a slash at the end of the site’s address is dropped', () => {
  expect(readEnv({ NODE_ENV: 'test', SITE_URL: 'https://meridian.example/' }).siteUrl).toBe('https://meridian.example');
});

test('caches before the site are named in the environment: all of them are told, none twice', () => {
  const { purgeTargets } = readEnv({
    NODE_ENV: 'test',
    FASTLY_SERVICE_ID: 'abc',
    FASTLY_API_TOKEN: 'secret',
    PURGE_URLS: 'http://10.0.0.1:6081, http://10.0.0.2:6081 http://10.0.0.1:6081',
  });
  expect(purgeTargets.map((target) => (target.kind === 'http' ? target.url : target.apiUrl))).toEqual([
    'https://api.fastly.com',
    'http://10.0.0.1:6081',
    'http://10.0.0.2:6081',
  ]);
});

test('a cache that is set up by half is refused, together with everything else that is wrong', () => {
  const start = () =>
    readEnv({
      NODE_ENV: 'test',
      PORT: 'eighty',
      FASTLY_SERVICE_ID: 'abc',
      CLOUDFLARE_API_TOKEN: 'secret',
      PURGE_URLS: 'http://me:secret@10.0.0.1/',
    });
  for (const problem of [/PORT/, /FASTLY_API_TOKEN is needed/, /CLOUDFLARE_ZONE_ID is needed/, /into PURGE_TOKEN/]) {
    expect(start).toThrow(problem);
  }
  expect(start).not.toThrow(/secret/);
});

test('who is told of what is published is named in the environment, nobody twice', () => {
  const { announceTargets } = readEnv({
    NODE_ENV: 'test',
    WEBSUB_HUBS: 'https://hub.example/, https://hub.example/ https://other.example/push',
    INDEXNOW_KEY: '0123456789abcdef',
  });
  expect(announceTargets).toEqual([
    { kind: 'websub', url: 'https://hub.example/' },
    { kind: 'websub', url: 'https://other.example/push' },
    { kind: 'indexnow', url: 'https://api.indexnow.org/indexnow', key: '0123456789abcdef' },
  ]);
});

test('a key that search engines would refuse, endpoints without one and a hub that is no address are refused', () => {
  expect(() => readEnv({ NODE_ENV: 'test', INDEXNOW_KEY: 'short' })).toThrow(/8 to 128 letters/);
  const start = () =>
    readEnv({
      NODE_ENV: 'test',
      WEBSUB_HUBS: 'hub.example',
      INDEXNOW_ENDPOINTS: 'https://a.example',
      SHARE_IMAGES: 'yes',
    });
  for (const problem of [/WEBSUB_HUBS/, /INDEXNOW_KEY is needed/, /write on or off/]) expect(start).toThrow(problem);
});

test('behind a proxy of ours the press listens on this machine alone, unless it is told where', () => {
  const listens = (settings: Record<string, string>) => readEnv({ NODE_ENV: 'test', ...settings }).listenAddress;
  expect(listens({ TRUSTED_PROXIES: '1' })).toBe('127.0.0.1');
  expect(listens({ TRUSTED_PROXIES: '1', LISTEN_ADDRESS: '0.0.0.0' })).toBe('0.0.0.0');
  expect(listens({ LISTEN_ADDRESS: '2001:db8::1' })).toBe('2001:db8::1');
  expect(() => listens({ LISTEN_ADDRESS: 'everywhere' })).toThrow('LISTEN_ADDRESS');
});
