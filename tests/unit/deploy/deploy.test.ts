import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What a program says, and whether it was content; null where this machine has none such. */
function ask(program: string, args: readonly string[], env: Record<string, string> = {}) {
  const { error, status, stdout, stderr } = spawnSync(program, args, {
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return error ? null : { status, said: stdout + stderr };
}

test('systemd understands every line of the service', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-service-'));
  try {
    const file = join(folder, 'broadsheet.service');
    // Where the site is not installed, it is run from here.
    writeFileSync(file, readFileSync('deploy/broadsheet.service', 'utf8').replaceAll('/opt/broadsheet', process.cwd()));
    const verified = ask('systemd-analyze', ['verify', '--man=no', file]);
    if (!verified) return context.skip('There is no systemd-analyze on this machine.');
    // Of units that the machine itself brings along it may complain as it likes.
    const complaints = verified.said.split('\n').filter((line) => line.includes('broadsheet.service'));
    expect(complaints).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('Docker Compose understands its file, and refuses to begin without an address and a password', (context) => {
  if (ask('docker', ['compose', 'version'])?.status !== 0)
    return context.skip('There is no docker compose on this machine.');
  const config = (env: Record<string, string>) =>
    ask('docker', ['compose', '--env-file', '/dev/null', '--profile', 'varnish', 'config', '--quiet'], env)!;
  const settings = { SITE_URL: 'https://news.example', POSTGRES_PASSWORD: 'secret' };
  const { status, said } = config(settings);
  expect(status, said).toBe(0);
  for (const name of Object.keys(settings)) expect(config({ ...settings, [name]: '' }).status, name).not.toBe(0);
});
