import { expect, test } from 'vitest';
import { readEnv } from '#lib/config/env.ts';

test('without any setting the site runs embedded on port 3000', () => {
  expect(readEnv({ NODE_ENV: 'test' })).toEqual({
    siteUrl: null,
    port: 3000,
    databaseUrl: 'file:./var/broadsheet.db',
    contentDir: './content',
    varDir: './var',
    trustedProxies: 0,
    pageMemoryBytes: 96 * 1024 * 1024,
    nextHeapMegabytes: 256,
    pageDiskBytes: 2048 * 1024 * 1024,
    metricsToken: null,
    webhookSecret: null,
    deskToken: null,
    logLevel: 'info',
  });
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
