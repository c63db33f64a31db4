import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these programs that the path has, or null. */
export function onPath(programs: readonly string[]): string | null {
  // Debian keeps servers in /usr/sbin, which the path of a plain user leaves out.
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin']) {
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

/** Installs packages of Debian where apt-get is on the path and we are root. @returns whether it did */
export function installDebianPackages(packages: readonly string[]): boolean {
  if (!onPath(['apt-get']) || process.getuid?.() !== 0) return false;
  console.log(`Installing ${packages.join(', ')} from Debian …`);
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-qq');
  return apt('install', '-y', '-qq', '--no-install-recommends', ...packages).status === 0;
}
