import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * A Chromium for the browser tests: one on the path, else Debian's package where apt is at hand, else Playwright's
 * own (null).
 */
export function findBrowser(): string | null {
  return onPath(names) ?? (installDebianPackages(['chromium']) ? onPath(names) : null) ?? installPlaywrightsOwn();
}

/** The first of these programs that the path has, or null. */
export function onPath(programs: readonly string[]): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of programs) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // not here
      }
    }
  }
  return null;
}

/** Installs packages of Debian when we may; says whether it did. */
export function installDebianPackages(packages: readonly string[]): boolean {
  if (!onPath(['apt-get']) || process.getuid?.() !== 0) return false;
  console.log(`Installing ${packages.join(', ')} from Debian …`);
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update', '-qq');
  return apt('install', '-y', '-qq', '--no-install-recommends', ...packages).status === 0;
}

function installPlaywrightsOwn(): null {
  const { status } = spawnSync('playwright', ['install', 'chromium'], { stdio: 'inherit' });
  if (status !== 0) {
    throw new Error('No browser for the tests: put Chromium on the path, or run as root where apt-get can install it.');
  }
  return null;
}
