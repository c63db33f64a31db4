import type { ChildProcess } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answers } from './answers.ts';
import type { Run } from './asking.ts';
import type { CompiledOrder, CompileOrder } from './compile-order.ts';
import type { CompileReply, CompileRequest } from './compile-process.ts';

// Neither `new URL(…)` nor an imported `fork`: Next's bundler would take what they name for a part of its bundle.
const program = join(dirname(fileURLToPath(import.meta.url)), 'compile-process.ts');
const { fork } = process.getBuiltinModule('node:child_process');
/** Texts that are compiled at once; more wait. */
const atOnce = 2;
/** Texts that wait at most: whoever comes after them would wait longer than the press waits for an answer. */
const mostWaiting = 50;
/** Milliseconds after which a process without work ends. */
const idle = 300_000;
/** Seconds of processor time for one text; a second is enough for any (limits.ts), but for the first on a slow machine. */
const defaultAllowance = 5;
/** Milliseconds on the clock after which a process is taken for dead, however busy the machine is. */
const patience = 120_000;
/** Megabytes of the heap. */
const defaultHeap = 160;

/** A process without work. */
interface Resting {
  child: ChildProcess;
  /** Takes it away from what would end it. */
  wake: () => void;
}

/** Why a text was not compiled: it took too long or too much memory. */
export class CompileFailure extends Error {}

/** So many texts wait already that this one is not taken: nothing is wrong with it. */
export class CompilerBusy extends Error {}

/**
 * Compiles texts in processes of their own, so that none of them costs anybody else more than a turn: whoever waits
 * keeps their thread, and a text that takes too much ends a process that nobody else needs.
 */
export class CompilerApart {
  readonly #allowance: number;
  readonly #heap: number;
  readonly #free: Resting[] = [];
  readonly #waiting: (() => void)[] = [];
  #working = 0;

  constructor({ allowance = defaultAllowance, heap = defaultHeap }: { allowance?: number; heap?: number } = {}) {
    this.#allowance = allowance;
    this.#heap = heap;
  }

  /** @throws CompileFailure, CompilerBusy */
  async run(order: CompileOrder, answers: Answers): Promise<Run<CompiledOrder>> {
    if (this.#waiting.length >= mostWaiting) throw new CompilerBusy('Too many texts wait to be compiled');
    if (this.#working >= atOnce) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#working++;
    try {
      return await this.#send({ order, answers });
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#working--;
    }
  }

  #send(request: CompileRequest): Promise<Run<CompiledOrder>> {
    const child = this.#take();
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => {
        end();
        child.kill('SIGKILL');
        reject(new CompileFailure(reason));
      };
      const onMessage = (reply: CompileReply) => {
        end();
        this.#rest(child);
        if ('ran' in reply) resolve(reply.ran);
        else reject(new Error(reply.error));
      };
      const onExit = (code: number | null, signal: string | null) => fail(`its process ended with ${signal ?? code}`);
      const onError = (error: Error) => fail(error.message);
      const timer = setTimeout(() => fail(`it was not done within ${patience / 1000} s`), patience);
      const end = () => {
        clearTimeout(timer);
        child.off('message', onMessage).off('exit', onExit).off('error', onError);
      };
      child.on('message', onMessage).on('exit', onExit).on('error', onError);
      child.send(request, (error) => error && fail(error.message));
    });
  }

  #start(): ChildProcess {
    const child = fork(program, [String(this.#allowance)], {
      // Trees of a text live as long as it is compiled: with room for the young, they are not copied over and over.
      execArgv: [
        `--max-old-space-size=${this.#heap}`,
        '--max-semi-space-size=32',
        '--disallow-code-generation-from-strings',
      ],
      // Nothing that a text could ask for: no secret of the site's.
      env: { NODE_ENV: 'production', NODE_COMPILE_CACHE: getCompileCacheDir() },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('error', () => {});
    child.unref();
    child.channel?.unref();
    return child;
  }

  /** A process that is there, else a new one. */
  #take(): ChildProcess {
    for (let resting = this.#free.pop(); resting; resting = this.#free.pop()) {
      resting.wake();
      if (resting.child.connected) return resting.child;
    }
    return this.#start();
  }

  /** Keeps a process for the next text, for a while. */
  #rest(child: ChildProcess): void {
    const forget = () => {
      resting.wake();
      this.#free.splice(this.#free.indexOf(resting), 1);
    };
    const timer = setTimeout(() => {
      forget();
      child.disconnect();
    }, idle).unref();
    const resting: Resting = {
      child,
      wake: () => {
        clearTimeout(timer);
        child.off('exit', forget);
      },
    };
    child.on('exit', forget);
    this.#free.push(resting);
  }
}
