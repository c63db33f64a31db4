import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Question } from '#lib/markdown/answers.ts';
import type { ContentProblem } from './problem.ts';

/** What is remembered of a compilation without errors: enough to know whether it has to be done again. */
export interface Remembered {
  /** Hash of the file. */
  source: string;
  questions: Question[];
  warnings: ContentProblem[];
}

/** What earlier syncs of one content folder have compiled. Losing it costs time only. */
export interface CompileMemory {
  get(file: string, source: string): Remembered | null;
  set(file: string, remembered: Remembered): void;
  /** Keeps what was got or set since it was opened. */
  save(): Promise<void>;
}

export async function openMemory(contentDir: string, varDir: string, version: string): Promise<CompileMemory> {
  const name = createHash('sha256').update(path.resolve(contentDir)).digest('hex').slice(0, 12);
  const file = path.join(varDir, 'compiled', `${name}.json`);
  const before = await read(file, version);
  const entries = new Map<string, Remembered>();
  return {
    get(entry, source) {
      const found = before[entry];
      if (found?.source !== source) return null;
      entries.set(entry, found);
      return found;
    },
    set: (entry, remembered) => void entries.set(entry, remembered),
    async save() {
      const unfinished = `${file}.${randomUUID()}`;
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(unfinished, JSON.stringify({ version, entries: Object.fromEntries(entries) }));
      await rename(unfinished, file);
    },
  };
}

async function read(file: string, version: string): Promise<Partial<Record<string, Remembered>>> {
  try {
    const saved = JSON.parse(await readFile(file, 'utf8')) as { version: string; entries: Record<string, Remembered> };
    return saved.version === version ? saved.entries : {};
  } catch {
    return {};
  }
}
