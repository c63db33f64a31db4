import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // One would wait most of the time: for a database, or for what was broken to come back. Each file has sites of its own.
    maxWorkers: 3,
    // Tests of share images ask for them; all others are about something else.
    env: { SHARE_IMAGES: 'off' },
    projects: [
      // Generous: how long something takes is a matter for benches.
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 30_000 } },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          globalSetup: ['tests/support/postgres.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/support/postgres.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
