import { readFile } from 'node:fs/promises';
import { readEnv } from '#lib/config/env.ts';
import { faultsFile, type Faults } from '#lib/config/faults-file.ts';

/** What is wrong with the file of an article or standing page, line by line: only `npm run dev` shows it. */
export async function writingFaults(folder: 'articles' | 'pages', slug: string): Promise<readonly string[]> {
  if (process.env.NODE_ENV !== 'development') return [];
  try {
    const faults = JSON.parse(await readFile(faultsFile(readEnv().varDir), 'utf8')) as Faults;
    const key = `${folder}/${slug}`;
    return Object.hasOwn(faults, key) ? (faults[key] ?? []) : [];
  } catch {
    // Nothing was synced yet.
    return [];
  }
}
