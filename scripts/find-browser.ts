import { spawnSync } from 'node:child_process';
import { installDebianPackages, onPath } from './debian.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * A Chromium for the browser tests: one on the path, else Debian's package where apt is at hand, else Playwright's
 * own (null).
 */
export function findBrowser(): string | null {
  return onPath(names) ?? (installDebianPackages(['chromium']) ? onPath(names) : null) ?? installPlaywrightsOwn();
}

function installPlaywrightsOwn(): null {
  const { status } = spawnSync('playwright', ['install', 'chromium'], { stdio: 'inherit' });
  if (status !== 0) {
    throw new Error('No browser for the tests: put Chromium on the path, or run as root where apt-get can install it.');
  }
  return null;
}
