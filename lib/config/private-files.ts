import { chmodSync, statSync } from 'node:fs';

/** What other users of the machine must not have, and what a group may not write. */
const kept = 0o027;
const others = 0o007;

/**
 * Keeps what this process and its children write from other users of the machine: drafts, tokens and addresses of
 * readers lie there. A mask that is stricter already stays. Call it once, when a process begins.
 *
 * @param varDir the folder that the site writes, to keep what older releases left there from others too
 */
export function keepFilesPrivate(varDir?: string): void {
  process.umask(kept | process.umask(kept));
  if (varDir === undefined) return;
  try {
    const { mode } = statSync(varDir);
    if ((mode & others) !== 0) chmodSync(varDir, mode & 0o7777 & ~others);
  } catch {
    // It is not there yet, or somebody else's, who has to see to it.
  }
}
