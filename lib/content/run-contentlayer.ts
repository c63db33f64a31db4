import { fork, type ChildProcess } from 'node:child_process';
import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentlayerProgram } from './contentlayer-program.ts';
import { newWorkFolder } from './work-folder.ts';

/** What contentlayer makes of a file. */
export interface RawDocument {
  _raw: { sourceFilePath: string };
  body: { raw: string };
}

/** Milliseconds after which a run is taken for hung. It takes two seconds; on a machine that is very busy, many times that. */
const runTimeoutMs = 600_000;

/** A process that reads one folder, once; loading what it needs is most of its work. */
interface Reader {
  child: ChildProcess;
  folder: string;
  /** The last that it printed. */
  printed: () => string;
}

/** One that has begun to load before there is anything to read, by the folder it works in; kept while somebody writes. */
const ready = new Map<string, Promise<Reader>>();

/**
 * Runs contentlayer over these files and no others: over copies of what was checked, in a folder of their own.
 *
 * Its process reads that folder alone, starts no other, has an environment of the names it needs, and makes no code of
 * strings: the front matter of a file cannot be a program (docs/decisions/0018).
 *
 * @param files their paths below the content folder and their texts
 */
export async function runContentlayer(
  files: readonly { path: string; text: string }[],
  varDir: string,
): Promise<RawDocument[]> {
  const waiting = ready.get(varDir);
  if (!waiting) return runIn(await startReader(varDir), files);
  makeReady(varDir);
  // It may have died while it waited.
  return waiting.then((reader) => runIn(reader, files)).catch(async () => runIn(await startReader(varDir), files));
}

async function runIn(reader: Reader, files: readonly { path: string; text: string }[]): Promise<RawDocument[]> {
  try {
    for (const file of files) {
      const copy = path.join(reader.folder, file.path);
      await mkdir(path.dirname(copy), { recursive: true });
      await writeFile(copy, file.text);
    }
    return await read(reader);
  } finally {
    await dismiss(reader);
  }
}

/**
 * Keeps a process of contentlayer ready for the next run, so that a save is read in half of the time.
 *
 * @returns what ends that
 */
export function keepContentlayerReady(varDir: string): () => Promise<void> {
  makeReady(varDir);
  return async () => {
    const reader = await ready.get(varDir)?.catch(() => null);
    ready.delete(varDir);
    if (reader) await dismiss(reader);
  };
}

function makeReady(varDir: string): void {
  const reader = startReader(varDir);
  // Who takes it hears of it.
  reader.catch(() => {});
  ready.set(varDir, reader);
}

async function startReader(varDir: string): Promise<Reader> {
  // Rights are for real paths: `var` may be a link.
  const program = await realpath(await contentlayerProgram(path.join(varDir, 'sync')));
  const folder = await realpath(await newWorkFolder(varDir));
  const child = fork(program, [], {
    cwd: folder,
    // It takes its folder from PWD.
    env: { PWD: folder, NODE_ENV: process.env.NODE_ENV },
    execArgv: [
      '--permission',
      `--allow-fs-read=${path.dirname(program)}`,
      `--allow-fs-read=${folder}`,
      '--disallow-code-generation-from-strings',
      '--max-old-space-size=256',
    ],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-10_000)));
  }
  // Whoever reads by it hears of it too.
  child.on('error', () => {});
  return { child, folder, printed: () => printed.trim() };
}

function read({ child, printed }: Reader): Promise<RawDocument[]> {
  let documents: RawDocument[] | null = null;
  child.on('message', (message) => (documents = message as RawDocument[]));
  const hung = setTimeout(() => child.kill('SIGKILL'), runTimeoutMs);
  return new Promise<RawDocument[]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (documents) resolve(documents);
      else reject(new Error(`contentlayer could not read the files (${signal ?? code}):\n${printed()}`));
    });
    child.send('read', (error) => error && reject(error));
  }).finally(() => clearTimeout(hung));
}

async function dismiss({ child, folder }: Reader): Promise<void> {
  child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
}
