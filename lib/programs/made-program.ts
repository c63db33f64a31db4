import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';

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
  /** Our files and the lists of packages, with the hashes of their bytes. */
  sources: [file: string, hash: string][];
  standIns: readonly StandIn[];
}

/** Whether it would be made in the same way today. */
export const isCurrent = ({ file, sources }: MadeProgram) =>
  existsSync(file) && sources.every(([source, known]) => existsSync(source) && hashOf(source) === known);

export const hashOf = (file: string) => hash('sha256', readFileSync(file));
