import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { makePlain } from '#tests/support/plain-pictures.ts';
import { until } from '#tests/support/until.ts';
import { liveSlug, withdrawnSlug } from './pages.ts';

const environmentOf = (site: string, port: number): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: 'production',
  PORT: String(port),
  SITE_URL: `http://localhost:${port}`,
  DATABASE_URL: `file:${site}/broadsheet.db`,
  BROADSHEET_CONTENT: `${site}/content`,
  BROADSHEET_VAR: site,
  LOG_LEVEL: 'warn',
});

/** The publication of a checkout, synced by it, with a story that is live and breaking, and one that was withdrawn. */
export async function layOutSite(checkout: string, site: string, port: number): Promise<void> {
  mkdirSync(site, { recursive: true });
  cpSync(`${checkout}/content`, `${site}/content`, { recursive: true, preserveTimestamps: true });
  await makePlain(`${site}/content/media`);
  const broadsheet = (...args: string[]) =>
    execFileSync('node', ['cli/broadsheet.ts', ...args], {
      cwd: checkout,
      env: environmentOf(site, port),
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  broadsheet('sync');
  const facts = [
    '--section',
    'law-and-treaties',
    '--author',
    'ilse-marchand-roy',
    '--dek',
    'They work through the night.',
  ];
  broadsheet('breaking', 'Talks on the strait go on', '--slug', liveSlug, ...facts, '--body', 'It began on Monday.');
  broadsheet('live', liveSlug, '--key-point', 'All articles are agreed.', '--key-point', 'Three states object.');
  broadsheet('update', liveSlug, 'The doors were shut at nine.', '--headline', 'The session begins');
  broadsheet('update', liveSlug, 'The chair has read the draft out.', '--headline', 'A draft is there', '--pin');
  broadsheet('update', liveSlug, '> We shall sit until it is done.\n\nSo said the chair.');
  broadsheet('withdraw', withdrawnSlug, '--reason', 'The figures were wrong.');
}

/** The same content and store once more. */
export function copySite(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  // Nothing that was printed: it has the looks of the other checkout.
  cpSync(from, to, { recursive: true, preserveTimestamps: true, filter: (path) => !/\/(press|prints)$/.test(path) });
}

/** Serves a site with the build of a checkout, as long as the work takes. */
export async function serveSite<T>(
  checkout: string,
  site: string,
  port: number,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const env = environmentOf(site, port);
  const server = spawn('node', ['press/main.ts'], { cwd: checkout, env, stdio: 'inherit' });
  const ended = once(server, 'exit');
  try {
    const url = `http://localhost:${port}`;
    await until(async () => server.exitCode !== null || (await fetch(`${url}/readyz`)).ok, 240, url);
    if (server.exitCode !== null) throw new Error(`The press of ${checkout} ended with ${server.exitCode}`);
    return await work(url);
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}
