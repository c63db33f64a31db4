import { defineConfig } from 'vitest/config';

/** Generous: how long something takes is a matter for benches. */
const patient = { testTimeout: 30_000, hookTimeout: 60_000, expect: { poll: { timeout: 10_000 } } };

export default defineConfig({
  test: {
    // One would wait most of the time: for a database, or for what was broken to come back. Each file has sites of its own.
    maxWorkers: 3,
    // Tests of share images ask for them; all others are about something else.
    env: { SHARE_IMAGES: 'off' },
    projects: [
      { test: { ...patient, name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      {
        test: {
          ...patient,
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          globalSetup: ['tests/support/postgres.ts'],
        },
      },
      {
        test: {
          ...patient,
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
