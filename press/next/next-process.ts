import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { askNext } from './ask-next.ts';

/** Milliseconds between two questions whether Next is alive, and how long each may take. */
const healthEvery = 1000;
const healthPatience = 2000;
/** So many questions unanswered, and it is hung. */
const unansweredAllowed = 3;
/** A process that lived shorter than this did not really start. */
const shortLife = 2000;
const longestPause = 2000;

/** Milliseconds that what is made for one request waits for a Next that is just starting. */
export const startPatience = 5000;

export interface NextOptions {
  /** The command line, without the port. */
  command: readonly [string, ...string[]];
  /** The port at which the press listens: what readers are told where no setting names the site. */
  pressPort: number;
  /** What its address is asked for to know that it answers. */
  healthPath: string;
  log: Logger;
}

/** The process that renders: started, watched, and started again when it dies or hangs. */
export class NextProcess {
  readonly #options: NextOptions;
  #child: ChildProcess | null = null;
  #port: number | null = null;
  #stopping = false;
  #waiting: (() => void)[] = [];
  #life: Promise<void>;
  restarts = 0;

  constructor(options: NextOptions) {
    this.#options = options;
    this.#life = this.#live();
  }

  /** The port on 127.0.0.1 where it answers, or null while it does not. */
  get port(): number | null {
    return this.#port;
  }

  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** The port, after waiting for it at most so many milliseconds. Rejects when it does not answer by then. */
  async ready(patience: number): Promise<number> {
    if (this.#port !== null) return this.#port;
    const gaveUp = new AbortController();
    try {
      await Promise.race([
        new Promise<void>((resolve) => this.#waiting.push(resolve)),
        sleep(patience, undefined, { signal: gaveUp.signal }),
      ]);
    } finally {
      gaveUp.abort();
    }
    if (this.#port === null) throw new Error('Next is not running');
    return this.#port;
  }

  /** Has another one started in its place. */
  renew(): void {
    this.#port = null;
    this.#child?.kill('SIGKILL');
  }

  /** From now on it is not started again. */
  retire(): void {
    this.#stopping = true;
  }

  /** Ends it: asked first, then made to. */
  async stop(): Promise<void> {
    this.retire();
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const kill = setTimeout(() => child.kill('SIGKILL'), 1500);
      await once(child, 'exit');
      clearTimeout(kill);
    }
    await this.#life;
  }

  async #live(): Promise<void> {
    const { log } = this.#options;
    for (let shortLives = 0; !this.#stopping; this.restarts += 1) {
      const began = Date.now();
      const port = await freePort();
      const child = this.#start(port);
      const exited = once(child, 'exit').catch((error: unknown) => [error]);
      const ended = new AbortController();
      void exited.then(() => ended.abort());
      await this.#watch(port, child, ended.signal);
      const [code, signal] = await exited;
      this.#port = null;
      if (this.#stopping) return;
      shortLives = Date.now() - began < shortLife ? shortLives + 1 : 0;
      const pause = shortLives === 0 ? 50 : Math.min(longestPause, 100 * 2 ** shortLives);
      log.error({ code: code instanceof Error ? code.message : code, signal, pause }, 'Next ended; starting it again');
      await sleep(pause);
    }
  }

  #start(port: number): ChildProcess {
    const [program, ...args] = this.#options.command;
    // The channel tells Next when the press is gone, however it went: instrumentation-node.ts.
    const child = spawn(program, [...args, '--hostname', '127.0.0.1', '--port', String(port)], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, BEHIND_PRESS: String(this.#options.pressPort) },
    });
    const log = this.#options.log.child({ from: 'next' });
    createInterface({ input: child.stdout! }).on('line', (line) => line.trim() && log.debug(line));
    createInterface({ input: child.stderr! }).on('line', (line) => line.trim() && log.warn(line));
    this.#child = child;
    return child;
  }

  /** Waits until it answers, then goes on asking; ends it when it does not answer any more. Returns when it is gone. */
  async #watch(port: number, child: ChildProcess, gone: AbortSignal): Promise<void> {
    let unanswered = 0;
    while (!gone.aborted) {
      const answered = await this.#answers(port, gone);
      if (answered && this.#port === null && !gone.aborted) this.#answeredFirst(port);
      if (this.#port === null) {
        await sleep(50, undefined, { signal: gone }).catch(() => {});
        continue;
      }
      unanswered = answered ? 0 : unanswered + 1;
      if (unanswered >= unansweredAllowed && !gone.aborted) {
        this.#options.log.error('Next does not answer; ending it');
        child.kill('SIGKILL');
        return;
      }
      await sleep(healthEvery, undefined, { signal: gone }).catch(() => {});
    }
  }

  #answeredFirst(port: number): void {
    this.#port = port;
    this.#options.log.info({ port }, 'Next is running');
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  async #answers(port: number, gone: AbortSignal): Promise<boolean> {
    try {
      const signal = AbortSignal.any([gone, AbortSignal.timeout(healthPatience)]);
      const answer = await askNext(port, { method: 'GET', path: this.#options.healthPath, headers: {}, signal });
      answer.resume();
      return (answer.statusCode ?? 500) < 500;
    } catch {
      return false;
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
