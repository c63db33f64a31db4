import { defineConfig } from '@playwright/test';
import { browserOptions } from './scripts/browser.ts';
import { meridian } from './tests/support/sites.ts';

/** Tests that write stories, or take the site away. */
const changing = /(?:newsroom|live|preview|printing)\.test\.ts/;

export default defineConfig({
  testDir: 'tests/e2e',
  // Two cores. Readers may read side by side; over what the newsroom changes, others would stumble: `npm test` runs these
  // after all that read the site.
  workers: 2,
  fullyParallel: false,
  // Generous: how long something takes is a matter for benches.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  projects: [
    { name: 'reading', testIgnore: changing, fullyParallel: true },
    { name: 'newsroom', testMatch: changing, workers: 1 },
  ],
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: process.env.TEST_REPORT ?? 'var/test/e2e.json' }]],
  outputDir: 'var/test/playwright',
  use: {
    baseURL: meridian.url,
    launchOptions: browserOptions(),
  },
  webServer: {
    command: 'node tests/support/serve-site.ts',
    url: `${meridian.url}/readyz`,
    timeout: 240_000,
    // `npm test` serves it for all tests that read.
    reuseExistingServer: true,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});
