import { onPath } from './debian.ts';

/** Chromium without the parts that need a screen: it does the same work in half the time. */
export const findHeadlessShell = (): string | null => onPath(['chromium-headless-shell']);

const findBrowser = (): string | null =>
  findHeadlessShell() ?? onPath(['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']);

/** How to start it: root has no sandbox, and it does not talk to its maker. Without one on the path, Playwright's own. */
export function browserOptions(): { executablePath?: string; args: string[] } {
  const executablePath = findBrowser();
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // Letters have the width that the font says, as on the screens of today, not that of whole pixels.
      '--font-render-hinting=none',
    ],
  };
}
