import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The files of a commit in a folder of their own. It lies outside of this tree, or Next would take this one for a workspace
 * around it.
 */
export function checkOut(commit: string): string {
  const folder = join(tmpdir(), `broadsheet-look-${commit}`);
  if (existsSync(folder)) return folder;
  mkdirSync(folder);
  const archive = execFileSync('git', ['archive', commit], { maxBuffer: 1 << 30 });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  // What is installed here is most of what it needs. Where no links can be made, its own set-up installs everything.
  try {
    execFileSync('cp', ['-al', 'node_modules', `${folder}/node_modules`], { stdio: 'ignore' });
  } catch {
    execFileSync('rm', ['-rf', `${folder}/node_modules`]);
  }
  return folder;
}

/** Builds a checkout as its own `npm run build` does: with no content in it, and only when something has changed. */
export function buildCheckout(folder: string): void {
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: folder, stdio: 'inherit' });
}
