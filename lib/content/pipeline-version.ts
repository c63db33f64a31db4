import { createHash } from 'node:crypto';
import { glob, readFile } from 'node:fs/promises';
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
export async function pipelineVersion(): Promise<string> {
  return hashOf(sources, `${revision} ${await packageVersions()}`);
}

/** Changes with the code that reads and checks files, so that a new version of it reads them all again. */
export async function memoryVersion(): Promise<string> {
  return hashOf(checks, await pipelineVersion());
}

async function hashOf(patterns: readonly string[], first: string): Promise<string> {
  const hash = createHash('sha256').update(first);
  const files: string[] = [];
  for await (const file of glob([...patterns], { cwd: root })) files.push(file);
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(await readFile(path.join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

async function packageVersions(): Promise<string> {
  const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return JSON.stringify(Object.entries(manifest.dependencies).filter(([name]) => compilers.test(name)));
}
