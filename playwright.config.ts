import { defineConfig } from '@playwright/test';
import { browserOptions } from './scripts/find-browser.ts';
import { meridian } from './tests/support/sites.ts';

/** Tests that write stories, or take the site away. */
const changing = /(?:newsroom|live|preview|printing|writing)\.test\.ts/;
/** Tests of another site. */
const elsewhere = /real-articles\.test\.ts/;

export default defineConfig({
  testDir: 'tests/e2e',
  // Two cores. Who only reads may do so side by side; what the newsroom changes, others would stumble over, except at
  // another site.
  workers: 2,
  fullyParallel: false,
  // Generous: how long something takes is a matter for benches.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  projects: [
    { name: 'reading', testIgnore: [changing, elsewhere], fullyParallel: true },
    { name: 'newsroom', testMatch: changing, workers: 1, dependencies: ['reading'] },
    { name: 'elsewhere', testMatch: elsewhere, workers: 1, dependencies: ['reading'] },
  ],
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'var/test/e2e.json' }]],
  outputDir: 'var/test/playwright',
  use: {
    baseURL: meridian.url,
    launchOptions: browserOptions(),
  },
  webServer: {
    command: 'node tests/support/serve-site.ts',
    url: `${meridian.url}/about`,
    timeout: 240_000,
    reuseExistingServer: false,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});
