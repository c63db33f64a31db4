import { defineConfig } from 'vitest/config';

/** Generous: how long something takes is a matter for benches. */
const patient = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000, interval: 20 } } };
/** Tests of share images ask for them; all others are about something else. */
const env = { SHARE_IMAGES: 'off' };

/** The kinds of test, from the cheapest to the dearest; docs/testing.md says which to write. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...patient,
          env,
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          // Pure code needs no process of its own for each file.
          pool: 'threads',
          isolate: false,
        },
      },
      {
        test: {
          ...patient,
          env,
          name: 'contract',
          include: ['tests/contract/**/*.test.{ts,tsx}'],
          // Each file has its own database, and takes a third of its time to load what all load.
          isolate: false,
          globalSetup: ['tests/support/template-databases.ts'],
        },
      },
      {
        test: {
          ...patient,
          env,
          name: 'site',
          include: ['tests/site/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/serve-meridian.ts'],
        },
      },
      {
        test: {
          ...patient,
          env,
          name: 'newsroom',
          include: ['tests/newsroom/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/serve-newsroom.ts'],
          // One site for all: each file has stories of its own, and what one publishes is on the lists of the next.
          fileParallelism: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...patient,
          env,
          name: 'faults',
          include: ['tests/faults/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/template-databases.ts'],
        },
      },
      {
        test: {
          ...patient,
          env,
          name: 'long',
          include: ['tests/long/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/template-databases.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 1_200_000,
        },
      },
    ],
  },
});
