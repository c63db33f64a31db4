import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { installDebianPackages, onPath } from '#scripts/debian.ts';
import { until } from './until.ts';

/** A Debian of its own with systemd, as a newsroom's new server is: git, and the Node and npm of this machine. */
export interface FreshDebian {
  /** Runs a shell script in it as root. @returns what it printed @throws with that, when a command of it failed */
  run(script: string): string;
  /** Puts a repository's whole history where `git clone <the returned path>` finds it. */
  offer(repository: string): string;
  end(): Promise<void>;
}

/** Needs root. Its network is this machine's. */
export async function freshDebian(): Promise<FreshDebian> {
  if (!onPath(['debootstrap']) || !onPath(['systemd-nspawn'])) {
    installDebianPackages(['debootstrap', 'systemd-container']);
  }
  const root = mkdtempSync('/var/tmp/fresh-debian-');
  // It becomes `/`, which everybody may enter.
  chmodSync(root, 0o755);
  must('debootstrap', '--variant=minbase', '--include=systemd,systemd-sysv,dbus,ca-certificates,git', 'bookworm', root);
  bringNode(root);
  const container = spawn('systemd-nspawn', ['--boot', '--quiet', '--register=no', '--keep-unit', '-D', root], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const init = () => readFileSync(`/proc/${container.pid}/task/${container.pid}/children`, 'utf8').trim().split(' ')[0];
  const inside = (...command: string[]) =>
    spawnSync('nsenter', ['--target', init() ?? '', '--all', ...command], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  const end = async () => {
    container.kill('SIGTERM');
    await until(() => container.exitCode !== null || container.signalCode !== null, 120, 'The end of the machine');
    rmSync(root, { recursive: true, force: true });
  };
  try {
    await until(() => inside('systemctl', 'is-system-running').stdout.trim() === 'running', 120, 'The machine');
  } catch (error) {
    await end();
    throw error;
  }
  return {
    run(script) {
      writeFileSync(join(root, 'root/script.sh'), `exec 2>&1\nset -eu\nexport ${exported()}\ncd /root\n${script}`);
      const { status, stdout } = inside('sh', '/root/script.sh');
      if (status !== 0) throw new Error(`The script failed:\n${script}\n${stdout}`);
      return stdout;
    },
    offer(repository) {
      must('git', 'clone', '--quiet', '--bare', repository, join(root, 'srv/source.git'));
      return '/srv/source.git';
    },
    end,
  };
}

/** How this machine finds its package registry, and which certificates it believes. */
const exported = () =>
  `HOME=/root PATH=/usr/local/bin:/usr/sbin:/usr/bin NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt`;

function bringNode(root: string): void {
  const npm = dirname(dirname(realpathSync(onPath(['npm']) ?? '')));
  // The `node` that stands first on the path of a test is the project's; the server has the machine's.
  cpSync(join(dirname(onPath(['npm']) ?? ''), 'node'), join(root, 'usr/bin/node'), { dereference: true });
  cpSync(npm, join(root, 'usr/lib/node_modules/npm'), { recursive: true });
  must('ln', '-s', '../lib/node_modules/npm/bin/npm-cli.js', join(root, 'usr/bin/npm'));
  const settings = join(homedir(), '.npmrc');
  if (existsSync(settings)) cpSync(settings, join(root, 'root/.npmrc'));
  cpSync('/etc/ssl/certs/ca-certificates.crt', join(root, 'etc/ssl/certs/ca-certificates.crt'));
}

function must(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
}
