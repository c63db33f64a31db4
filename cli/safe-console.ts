import { formatWithOptions } from 'node:util';
import { printable } from '#lib/news/printable.ts';

/** From here on nothing that the console prints can steer the terminal, whatever headlines and file names say. */
export function makeConsoleSafe(): void {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const print = console[method].bind(console);
    console[method] = (...values: unknown[]) => print('%s', printable(formatWithOptions({ colors: false }, ...values)));
  }
}
