import type { ChildProcess } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PictureError } from './picture-error.ts';
import type { PictureAnswer, PictureOrder } from './picture-order.ts';
import { pictureLimits, type PictureLimits } from './picture-settings.ts';
import type { KnownPicture, PicturePlan } from './picture-plan.ts';

// Neither `new URL(…)` nor an imported `fork`: Next's bundler would take what they name for a part of its bundle.
const program = join(dirname(fileURLToPath(import.meta.url)), 'picture-process.ts');
const { fork } = process.getBuiltinModule('node:child_process');
/** Processes at once, each with one picture on one thread. */
const atOnce = 2;
/** Milliseconds after which a process that has nothing to do ends. */
const idle = 10_000;
/** Milliseconds after which a process is taken for hung: it ends by itself long before, see `pictureLimits`. */
const patience = 600_000;
/** What libraries look for in the environment: where programs, fonts and temporary files are. */
const names = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'LC_ALL', 'FONTCONFIG_PATH', 'FONTCONFIG_FILE', 'NODE_COMPILE_CACHE'];

const resting: ChildProcess[] = [];
const waiting: (() => void)[] = [];
let busy = 0;

/** Reads a picture file's header. @throws PictureError when it is no picture, or takes too much. */
export async function readApart(file: string): Promise<KnownPicture> {
  return (await ask({ read: here(file), limits: pictureLimits })) as KnownPicture;
}

/** Writes the variants of a picture. @throws PictureError when its data is damaged, or takes too much. */
export async function makeApart(plan: PicturePlan, root: string, limits: PictureLimits): Promise<'made' | 'found'> {
  const make = { ...plan, file: here(plan.file) };
  return (await ask({ make, root: here(root), limits })) as 'made' | 'found';
}

/** A process works in a folder of its own: this one's may change, or go. */
const here = (file: string) => resolve(/* turbopackIgnore: true */ file);

/**
 * Has a picture worked on in another process, which may take so much time and memory and no more: a file of two kilobytes
 * can mean gigabytes of pixels, or minutes of filters.
 */
async function ask(order: PictureOrder): Promise<unknown> {
  if (busy >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  busy += 1;
  const child = resting.pop() ?? start();
  try {
    const answer = await answerOf(child, order);
    if ('refused' in answer) throw new PictureError(answer.refused, answer.cure);
    if ('exhausted' in answer) throw new PictureError(answer.exhausted, 'make it smaller or simpler');
    if ('failed' in answer) throw new Error(answer.failed);
    return answer.done;
  } finally {
    busy -= 1;
    waiting.shift()?.();
  }
}

function answerOf(child: ChildProcess, order: PictureOrder): Promise<PictureAnswer> {
  child.ref();
  child.channel?.ref();
  return new Promise((resolve) => {
    const finish = (answer: PictureAnswer) => {
      clearTimeout(timer);
      child.removeAllListeners();
      // What takes too much is at work still.
      if (!child.connected || 'exhausted' in answer) child.kill('SIGKILL');
      else rest(child);
      resolve(answer);
    };
    const timer = setTimeout(
      () => finish({ exhausted: `it was not ready within ${patience / 60_000} minutes` }),
      patience,
    );
    child.once('message', (answer) => finish(answer as PictureAnswer));
    child.once('error', (error) => finish({ failed: error.message }));
    child.once('exit', (code, signal) =>
      finish({ exhausted: `the process that unpacked it ended with ${signal ?? code}` }),
    );
    child.send(order, (error) => error && finish({ failed: error.message }));
  });
}

function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  resting.push(child);
  const end = setTimeout(() => {
    const index = resting.indexOf(child);
    if (index < 0) return;
    resting.splice(index, 1);
    child.disconnect();
  }, idle).unref();
  child.once('exit', () => {
    clearTimeout(end);
    const index = resting.indexOf(child);
    if (index >= 0) resting.splice(index, 1);
  });
}

function start(): ChildProcess {
  return fork(program, [], {
    // In a folder that is gone, Node looks for its parent for ever.
    cwd: join(/* turbopackIgnore: true */ dirname(program), '../..'),
    env: Object.fromEntries(names.map((name) => [name, process.env[name]])) as NodeJS.ProcessEnv,
    execArgv: [],
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
