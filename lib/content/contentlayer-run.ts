import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from './read-folder.ts';

const project = path.resolve(import.meta.dirname, '../..');
const configFile = path.join(project, 'contentlayer.config.ts');
const bin = fileURLToPath(new URL('bin/cli.cjs', import.meta.resolve('contentlayer/package.json')));

/** What a run was made of: its files' names and bytes, and the configuration. */
interface LastRun {
  fingerprint: string;
  /** By path: [time of change, hash]. */
  files: Record<string, [number, string]>;
}

/**
 * Runs contentlayer over a content folder, unless nothing has changed since it last did.
 *
 * Each content folder has a working folder of its own, in which contentlayer keeps its cache and its output; so
 * several publications on one machine never see each other's.
 *
 * @returns the folder with its output
 */
export async function runContentlayer(contentDir: string, varDir: string, sources: readonly SourceFile[]): Promise<string> {
  const content = path.resolve(contentDir);
  const name = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const work = path.resolve(varDir, 'contentlayer', name);
  const output = path.join(work, '.contentlayer', 'generated');
  await mkdir(work, { recursive: true });
  return withLock(path.join(work, 'lock'), async () => {
    const stateFile = path.join(work, 'last-run.json');
    const last = await readState(stateFile);
    const state = await stateOf(sources);
    const complete = await stat(path.join(output, 'Article', '_index.json')).catch(() => null);
    if (last?.fingerprint === state.fingerprint && complete) return output;

    await rm(stateFile, { force: true });
    await linkPackages(work);
    await build(work, content, isMisleading(last, state));
    await writeFile(stateFile, JSON.stringify(state));
    return output;
  });
}

async function stateOf(sources: readonly SourceFile[]): Promise<LastRun> {
  const files = Object.fromEntries(sources.map(({ path: file, modified, hash }) => [file, [modified, hash] as [number, string]]));
  const hashes = sources.map(({ path: file, hash }) => `${file} ${hash}`).sort();
  const config = await readFile(configFile, 'utf8');
  return { fingerprint: createHash('sha256').update(JSON.stringify([config, hashes])).digest('hex'), files };
}

/** contentlayer goes by the time of change alone; a copy that keeps times (rsync, an image) can change bytes without it. */
function isMisleading(last: LastRun | null, state: LastRun): boolean {
  if (!last) return true;
  return Object.entries(state.files).some(([file, [modified, hash]]) => {
    const before = last.files[file];
    return before !== undefined && before[0] === modified && before[1] !== hash;
  });
}

/** Its compiled configuration lies in the working folder and imports packages: outside the project it finds none. */
async function linkPackages(work: string): Promise<void> {
  if (work.startsWith(project + path.sep)) return;
  await symlink(path.join(project, 'node_modules'), path.join(work, 'node_modules'), 'dir').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

/** Its own step, in its own process; what it prints is shown only when it fails (it also exits with 0 then). */
async function build(work: string, content: string, clearCache: boolean): Promise<void> {
  const env: NodeJS.ProcessEnv = { ...process.env, PWD: work, BROADSHEET_CONTENT: content };
  // CL_OTEL would make it report to a tracing server.
  for (const name of ['CL_OTEL', 'CL_DEBUG', 'NODE_OPTIONS']) delete env[name];
  const args = [bin, 'build', '--config', configFile, ...(clearCache ? ['--clearCache'] : [])];
  const child = spawn(process.execPath, args, {
    cwd: work,
    // It takes its folder from PWD.
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0 || !/Generated \d+ documents/.test(printed)) {
    throw new Error(`contentlayer could not read ${content}:\n${printed.trim()}`);
  }
}

async function readState(file: string): Promise<LastRun | null> {
  return readFile(file, 'utf8').then((text) => JSON.parse(text) as LastRun).catch(() => null);
}

/** Two syncs of one folder take turns. A lock whose process is gone holds nobody up. */
async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += 100) {
    const lock = await open(file, 'wx').catch(() => null);
    if (lock) {
      await lock.writeFile(String(process.pid));
      await lock.close();
      break;
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => '')) || null;
    if ((holder !== null && !isRunning(holder)) || (holder === null && waited > 2000)) await rm(file, { force: true });
    else if (waited > 120_000) throw new Error(`another sync (process ${holder}) does not finish; if there is none, delete ${file}`);
    else await sleep(100);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch {
    return false;
  }
}
