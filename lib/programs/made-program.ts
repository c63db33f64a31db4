import { hash } from 'node:crypto';
import { existsSync, readFileSync, statSync, type BigIntStats } from 'node:fs';

/** A module in the place of packages. */
export interface StandIn {
  /** A regular expression of their names. */
  instead: string;
  /** CommonJS. */
  code: string;
}

/** A program, and what it was made of. */
export interface MadeProgram {
  /** The file that it begins with. */
  entry: string;
  /** The file to run; what it loads later lies beside it. */
  file: string;
  /** Our files and the lists of packages, with the hashes of their bytes and, where they lay still, their stamps. */
  sources: [file: string, hash: string, stamp: string | null][];
  standIns: readonly StandIn[];
}

/** Whether it would be made in the same way today. */
export const isCurrent = ({ file, sources }: MadeProgram) =>
  existsSync(file) && sources.every(([source, known, stamp]) => isSame(source, known, stamp));

/** To read all of them at each start takes longer than to ask when they changed. */
function isSame(file: string, known: string, stamp: string | null): boolean {
  const now = statOf(file);
  return now !== undefined && (stampIn(now) === stamp || hashOf(readFileSync(file)) === known);
}

export const hashOf = (bytes: Buffer): string => hash('sha256', bytes);

/** Milliseconds: of what changes twice within a tick of the file system's clock, both have one stamp. */
const settled = 2000;

/** What is another one after each change of the file; null where it changed just now. To be asked before it is read. */
export function stampOf(file: string): string | null {
  const now = statOf(file);
  return now && Date.now() - Number(now.ctimeMs) > settled ? stampIn(now) : null;
}

const statOf = (file: string) => statSync(file, { bigint: true, throwIfNoEntry: false });
const stampIn = ({ size, mtimeNs, ctimeNs }: BigIntStats) => `${size} ${mtimeNs} ${ctimeNs}`;
