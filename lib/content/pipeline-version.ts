import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Raise it when the same files would be written to the store differently, and nothing below tells so. */
const revision = 1;

const root = path.resolve(import.meta.dirname, '../..');

/** The code that decides how a text is printed. */
const sources = ['lib/markdown/**/*.ts', 'lib/content/compile-entry.ts', 'lib/content/write-content.ts'];

/** The packages that it uses for that. */
const compilers = /^(?:unified|remark|rehype|mdast|hast|unist)\b/;

/** The code that decides what is wrong with a file, and its packages. */
const checks = ['lib/content/*.ts', 'lib/news/*.ts', 'lib/media/*.ts', 'package.json'];

/** Changes with the code that compiles articles, so that a new version of it compiles them all again. */
export const pipelineVersion = (): string => hashOf(sources, `${revision} ${packageVersions()}`);

/**
 * Changes with the code that reads and checks files, so that a new version of it reads them all again.
 *
 * @param pipeline its `pipelineVersion`
 */
export const memoryVersion = (pipeline: string): string => hashOf(checks, pipeline);

function hashOf(patterns: readonly string[], first: string): string {
  const hash = createHash('sha256').update(first);
  for (const file of globSync(patterns, { cwd: root }).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

function packageVersions(): string {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return JSON.stringify(Object.entries(manifest.dependencies).filter(([name]) => compilers.test(name)));
}
