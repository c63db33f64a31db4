import { fileURLToPath } from 'node:url';
import { previewCookie } from './lib/news/preview.ts';

const immutable = [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }];

/** @type {import('next').NextConfig} */
const config = {
  // Freshness comes from the change log: docs/architecture.md.
  cacheHandler: fileURLToPath(new URL('./lib/cache/print-cache.ts', import.meta.url)),
  cacheMaxMemorySize: 0,
  // Variants are made when a picture is written; without this the optimiser answers at /_next/image.
  images: { unoptimized: true },
  poweredByHeader: false,
  // `npm run check:types` does it, for the tests too; who starts a site does not wait for it.
  typescript: { ignoreBuildErrors: true },
  // A site is built once a release: a cache costs a third of the build and is never read.
  experimental: { turbopackFileSystemCacheForBuild: false },
  agentRules: false,
  // A route cannot be named after the end of an address. Only within the site, and only what a slug can be.
  rewrites: async () => [{ source: '/article/:slug([a-z0-9-]+).md', destination: '/markdown/:slug' }],
  headers: async () => [
    { source: '/fonts/:file*', headers: immutable },
    { source: '/assets/:file*', headers: immutable },
    // The press says so too; here it is said where there is none.
    {
      source: '/article/:slug',
      has: [{ type: 'cookie', key: previewCookie }],
      headers: [{ key: 'X-Robots-Tag', value: 'noindex, nofollow' }],
    },
  ],
};

export default config;
