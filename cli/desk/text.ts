import { readFile } from 'node:fs/promises';
import { text as all } from 'node:stream/consumers';
import type { Receipt } from '#lib/desk/desk.ts';
import type { Ask } from './ask.ts';

/** Text as it is given at the command line: itself, `-` for what comes in, `@file` for what a file holds. */
export async function textFrom(given: unknown): Promise<string | undefined> {
  if (typeof given !== 'string') return undefined;
  if (given === '-') return all(process.stdin);
  if (!given.startsWith('@')) return given;
  return readFile(given.slice(1), 'utf8').catch(() => {
    throw new Error(
      `There is no file ${given.slice(1)}; write @path/to/file, - for standard input, or the text itself.`,
    );
  });
}

/** For an option that may be given several times. */
export const several = (value: string, before: readonly string[] = []) => [...before, value];

/** The revision that a text is based on: as it was given, else the newest. */
export async function revisionOf(slug: string, given: unknown, ask: Ask): Promise<number> {
  return given === undefined ? ((await ask('show', { slug })) as Receipt).revision : Number(given);
}
