import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { freshDebian, type FreshDebian } from '../support/fresh-debian.ts';
import { until } from '../support/until.ts';

/** The commands of `docs/deploying.md` below "systemd", block by block, as somebody pastes them. */
const [install, start, command, upgrade] = readFileSync('docs/deploying.md', 'utf8')
  .split('\n## systemd\n')[1]!
  .split('\n## ')[0]!
  .matchAll(/```sh\n(.*?)```/gs)
  .map(([, script]) => script!);

describe.skipIf(process.getuid?.() !== 0)('The deploy page, followed on a fresh Debian', () => {
  let debian: FreshDebian;
  let port: number;
  const paste = (script: string) => debian.run(script.replace('git clone …', 'git clone --quiet /srv/source.git'));
  const status = async (path: string) =>
    (
      await fetch(`http://127.0.0.1:${port}${path}`, {
        redirect: 'manual',
        headers: { 'X-Forwarded-For': '192.0.2.1', 'X-Forwarded-Proto': 'https' },
      })
    ).status;

  beforeAll(async () => {
    port = await freePort();
    debian = await freshDebian();
    debian.offer('.');
  });
  afterAll(() => debian?.end());

  test('installed and started, the site answers, and runs as a user who owns none of it', async () => {
    paste(install!);
    debian.run(`echo PORT=${port} >> /etc/broadsheet/env`);
    paste(start!);
    await until(async () => (await status('/')) === 200, 60, 'The front');
    expect(await status('/sitemap.xml')).toBe(200);
    expect(await status('/nowhere')).toBe(404);
    expect(debian.run('systemctl show broadsheet -P User').trim()).toBe('broadsheet');
    expect(debian.run('systemctl show broadsheet -P NRestarts').trim()).toBe('0');
    expect(debian.run('find /opt/broadsheet-1 /srv/publication -user broadsheet')).toBe('');
  });

  test('the command line reads the same store, and takes a new story in while the site runs', async () => {
    debian.run(`cd /srv/publication/articles
      sed '/^slug:/d; /^oldUrls:/d' "$(find . -name '*.md' | head -1)" > a-story-of-today.md`);
    expect(paste(command!)).toContain('a-story-of-today');
    await until(async () => (await status('/article/a-story-of-today')) === 200, 60, 'The new story');
  });

  test('a new version built beside it takes over, with what was published', async () => {
    paste(upgrade!);
    await until(async () => (await status('/article/a-story-of-today')) === 200, 120, 'The new story');
    expect(debian.run('readlink /proc/"$(systemctl show broadsheet -P MainPID)"/cwd')).toBe('/opt/broadsheet-2\n');
  });
});
