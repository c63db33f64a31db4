import { fork } from 'node:child_process';
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
const patience = 600_000;

/**
 * Runs contentlayer over these files and no others: over copies of what was checked, in a folder of their own.
 *
 * Its process reads that folder alone, starts no other, has an environment of the names it needs, and makes no code of
 * strings: the front matter of a file cannot be a program (docs/decisions/0018).
 *
 * @param files their paths below the content folder and their texts
 */
export async function runContentlayer(
  files: Iterable<{ path: string; text: string }>,
  varDir: string,
): Promise<RawDocument[]> {
  // Rights are for real paths: `var` may be a link.
  const program = await realpath(await contentlayerProgram(path.join(varDir, 'sync')));
  const folder = await realpath(await newWorkFolder(varDir));
  try {
    for (const file of files) {
      const copy = path.join(folder, file.path);
      await mkdir(path.dirname(copy), { recursive: true });
      await writeFile(copy, file.text);
    }
    return await run(program, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(program: string, folder: string): Promise<RawDocument[]> {
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
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (printed = (printed + chunk.toString()).slice(-10_000)));
  }
  let documents: RawDocument[] | null = null;
  child.on('message', (message) => (documents = message as RawDocument[]));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (documents) resolve(documents);
      else reject(new Error(`contentlayer could not read the files (${signal ?? code}):\n${printed.trim()}`));
    });
  });
}
