import { fork, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { PaintAnswer, PaintOrder } from './paint-process.ts';

const program = fileURLToPath(new URL('paint-process.ts', import.meta.url));
/** Images that are drawn at once. */
const atOnce = 2;
/** Milliseconds after which a process that has nothing to draw ends. */
const idle = 5000;
/** Milliseconds for one image; it takes some fifty. */
const patience = 30_000;

/**
 * Draws share images in a process of its own, which is there while there is something to draw: the press answers
 * readers meanwhile, and the fonts of the project are its only ones.
 */
export class Painter {
  readonly #varDir: string;
  #child: ChildProcess | null = null;
  /** By file: what is being drawn for anybody. */
  readonly #drawing = new Map<string, Promise<string | null>>();
  /** By file: who draws it, and what is to be done when it is drawn. */
  readonly #orders = new Map<string, { child: ChildProcess; end: (error: string | null) => void }>();
  /** Callers of `paint` that wait. */
  #callers = 0;
  #rest: NodeJS.Timeout | undefined;

  /** @param varDir where pictures and share images lie */
  constructor(varDir: string) {
    this.#varDir = varDir;
  }

  /**
   * Draws these into their files.
   *
   * @returns why some of them could not be drawn, by their file
   */
  async paint(
    orders: readonly PaintOrder[],
    { onPainted, ending }: { onPainted?: () => void; ending?: AbortSignal } = {},
  ): Promise<Map<string, string>> {
    const failures = new Map<string, string>();
    const queue = orders.values();
    const work = async () => {
      for (const order of queue) {
        const error = ending?.aborted ? 'the press was ending' : await this.#paintOne(order);
        if (error !== null) failures.set(order.file, error);
        onPainted?.();
      }
    };
    clearTimeout(this.#rest);
    this.#callers += 1;
    await Promise.all(Array.from({ length: Math.min(atOnce, orders.length) }, work));
    this.#callers -= 1;
    if (this.#callers === 0) this.#rest = setTimeout(() => this.stop(), idle).unref();
    return failures;
  }

  /** Ends the process; what was being drawn has failed. */
  stop(): void {
    clearTimeout(this.#rest);
    this.#child?.disconnect();
    this.#child = null;
  }

  /** Two who want the same wait for the same. */
  #paintOne(order: PaintOrder): Promise<string | null> {
    const drawing = this.#drawing.get(order.file) ?? this.#order(order).finally(() => this.#drawing.delete(order.file));
    this.#drawing.set(order.file, drawing);
    return drawing;
  }

  async #order(order: PaintOrder): Promise<string | null> {
    const child = this.#running();
    return new Promise((done) => {
      const end = (error: string | null) => {
        clearTimeout(timer);
        this.#orders.delete(order.file);
        done(error);
      };
      const timer = setTimeout(() => {
        child.kill('SIGKILL');
        end(`it was not drawn within ${patience / 1000} s`);
      }, patience);
      this.#orders.set(order.file, { child, end });
      child.send(order, (error) => error && end(error.message));
    });
  }

  #running(): ChildProcess {
    if (this.#child?.connected) return this.#child;
    const child = fork(program, [this.#varDir], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    // Readers come first.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    child.on('message', ({ file, error }: PaintAnswer) => this.#orders.get(file)?.end(error));
    child.on('exit', (code, signal) => {
      if (this.#child === child) this.#child = null;
      // One that was told to rest may end when the next is at work already.
      const left = [...this.#orders.values()].filter((order) => order.child === child);
      for (const { end } of left) end(`the painter ended with ${signal ?? code}`);
    });
    child.on('error', () => {});
    child.unref();
    child.channel?.unref();
    this.#child = child;
    return child;
  }
}
