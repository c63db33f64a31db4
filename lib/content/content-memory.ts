import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '#lib/config/write-whole.ts';
import type { Question } from '#lib/markdown/answers.ts';
import type { KnownPicture } from '#lib/media/picture-plan.ts';
import type { TextLinks } from './text-links.ts';
import type { ContentProblem } from './problem.ts';

/** What is remembered of a file in whose front matter nothing was wrong. */
export interface RememberedFile {
  /** See `fileStamp`. */
  stamp: string | null;
  /** Of its bytes. */
  hash: string;
  /** Its front matter, checked. */
  data: unknown;
  warnings: ContentProblem[];
  /** Of a text that was compiled without errors: enough to know whether it has to be compiled again. */
  text: { questions: Question[]; warnings: ContentProblem[]; textLinks: TextLinks } | null;
}

export interface RememberedPicture extends KnownPicture {
  stamp: string;
}

/**
 * What earlier syncs of one content folder have read: what has not changed since is neither read nor compiled again.
 * Losing it costs time only.
 */
export interface ContentMemory {
  file(path: string): RememberedFile | undefined;
  picture(file: string): RememberedPicture | undefined;
  keepFile(path: string, file: RememberedFile): void;
  /** What is remembered of the text of a file that was kept, as long as its bytes are these. */
  keepText(path: string, hash: string, text: NonNullable<RememberedFile['text']>): void;
  keepPicture(file: string, picture: RememberedPicture): void;
  /** Forgets what was not kept since it was opened. */
  save(): Promise<void>;
}

/** For who reads everything anew. */
export const noMemory: ContentMemory = {
  file: () => undefined,
  picture: () => undefined,
  keepFile: () => {},
  keepText: () => {},
  keepPicture: () => {},
  save: async () => {},
};

interface Saved {
  version: string;
  files: [string, RememberedFile][];
  pictures: [string, RememberedPicture][];
}

/** @param version of the code that reads and compiles: another one remembers nothing of this one's */
export async function openMemory(contentDir: string, varDir: string, version: string): Promise<ContentMemory> {
  const name = createHash('sha256').update(path.resolve(contentDir)).digest('hex').slice(0, 12);
  const file = path.join(varDir, 'compiled', `${name}.json`);
  const before = await read(file, version);
  const files = new Map(before?.files);
  const pictures = new Map(before?.pictures);
  const kept: { files: Map<string, RememberedFile>; pictures: Map<string, RememberedPicture> } = {
    files: new Map(),
    pictures: new Map(),
  };
  return {
    file: (path) => files.get(path),
    picture: (file) => pictures.get(file),
    keepFile: (path, entry) => void kept.files.set(path, entry),
    keepText(path, hash, text) {
      const file = kept.files.get(path);
      if (file?.hash === hash) kept.files.set(path, { ...file, text });
    },
    keepPicture: (file, picture) => void kept.pictures.set(file, picture),
    async save() {
      const saved: Saved = { version, files: [...kept.files], pictures: [...kept.pictures] };
      await writeWhole(file, JSON.stringify(saved));
    },
  };
}

async function read(file: string, version: string): Promise<Saved | null> {
  try {
    const saved = JSON.parse(await readFile(file, 'utf8')) as Saved;
    return saved.version === version ? saved : null;
  } catch {
    return null;
  }
}
