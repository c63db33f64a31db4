import { globSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import config from '../../../vitest.config.ts';

test('every file of tests belongs to a runner, so that none is forgotten', () => {
  const projects = config.test!.projects as { test: { include: string[] } }[];
  const run = [...projects.flatMap((project) => project.test.include), 'tests/e2e/*.test.ts'];
  const files = globSync('tests/**/*.test.*');
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => !run.some((pattern) => matchesGlob(file, pattern)))).toEqual([]);
});
