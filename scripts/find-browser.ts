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

/** How to start that browser: as root there is no sandbox to be had, and it does not talk to its maker. */
export function browserOptions(): { executablePath?: string; args: string[] } {
  const executablePath = process.env.BROADSHEET_BROWSER ?? findBrowser();
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  };
}

function installPlaywrightsOwn(): null {
  const { status } = spawnSync('playwright', ['install', 'chromium'], { stdio: 'inherit' });
  if (status !== 0) {
    throw new Error('No browser for the tests: put Chromium on the path, or run as root where apt-get can install it.');
  }
  return null;
}
