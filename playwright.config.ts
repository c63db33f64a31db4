import { defineConfig } from '@playwright/test';
import { browserOptions } from './scripts/find-browser.ts';
import { meridian } from './tests/support/sites.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  // Two cores: one browser beside the site it reads.
  workers: 1,
  fullyParallel: false,
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
