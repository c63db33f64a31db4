import { existsSync, globSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findHeadlessShell } from '../browser.ts';
import { installDebianPackages, onPath } from '../debian.ts';

/** A program of the machine that tests run for real. */
interface Program {
  /** Debian's packages that bring it. */
  packages: readonly string[];
  /** Where it is, or null. */
  find: () => string | null;
}

const programs = {
  /** Where it cannot be had, any Chromium on the path will do. */
  chromium: { packages: ['chromium-headless-shell'], find: findHeadlessShell },
  /** The folder of `initdb` and `postgres`. */
  postgresql: { packages: ['postgresql'], find: findPostgres },
  nginx: { packages: ['nginx-light'], find: () => onPath(['nginx']) },
  varnish: { packages: ['varnish', 'varnish-modules'], find: () => (hasXkey() ? onPath(['varnishd']) : null) },
  slowhttptest: { packages: ['slowhttptest'], find: () => onPath(['slowhttptest']) },
  /** The library itself: where Debian's package puts it, and where Fedora's does. */
  faketime: {
    packages: ['libfaketime'],
    find: () => globSync('/usr/{lib,lib64,lib/*}/faketime/libfaketime.so.1')[0] ?? null,
  },
  xz: { packages: ['xz-utils'], find: () => onPath(['xz']) },
} satisfies Record<string, Program>;

/**
 * Where a program is.
 *
 * @throws when it is not on this machine
 */
export function programOf(name: keyof typeof programs): string {
  const { find, packages } = programs[name];
  const found = find();
  if (!found)
    throw new Error(`${name} is not on this machine; install ${packages.join(' and ')}, or run npm test as root`);
  return found;
}

/** Installs what is missing, all at once and before any test: two test files must never run apt-get side by side. */
export function installPrograms(): void {
  const missing = Object.values(programs).filter(({ find }) => find() === null);
  if (missing.length === 0) return;
  if (missing.includes(programs.postgresql) && process.getuid?.() === 0) keepDebianFromStartingPostgres();
  if (installDebianPackages(missing.flatMap(({ packages }) => packages))) return;
  // One that is unknown here must not keep the others away.
  for (const { packages } of missing) installDebianPackages(packages);
}

/** The newest of Debian's versions, or the one on the path. */
function findPostgres(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const onThePath = onPath(['initdb']);
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(onThePath ? [dirname(onThePath)] : []),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null;
}

/** Debian would otherwise start a server of its own at once. */
function keepDebianFromStartingPostgres(): void {
  const file = '/etc/postgresql-common/createcluster.conf';
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'create_main_cluster = false\n');
}

/** Varnish is often there without Debian's package of modules. */
const hasXkey = () => globSync('/usr/lib/*/varnish/vmods/libvmod_xkey.so').length > 0;
