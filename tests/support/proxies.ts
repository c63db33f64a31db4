import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { programOf } from '#scripts/test/programs.ts';
import { freePort } from './free-port.ts';

export interface Proxy {
  url: string;
  stop(): Promise<void>;
}

/** Debian's nginx with `deploy/nginx.conf`, before what listens on that port. */
export async function startNginx(originPort: number): Promise<Proxy> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-nginx-'));
  mkdirSync(`${folder}/cache`);
  const ours = changed('deploy/nginx.conf', [
    ['127.0.0.1:3000', `127.0.0.1:${originPort}`],
    ['/var/cache/nginx/broadsheet', `${folder}/cache`],
    ['  listen 80;\n  listen [::]:80;\n  server_name _;', `  listen 127.0.0.1:${port};\n  server_name _;`],
  ]);
  writeFileSync(`${folder}/broadsheet.conf`, ours);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const config = `${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  include ${folder}/broadsheet.conf;
}\n`;
  writeFileSync(`${folder}/nginx.conf`, config);
  const args = ['-p', folder, '-e', `${folder}/error.log`, '-c', `${folder}/nginx.conf`];
  return started(spawn(programOf('nginx'), args, { stdio: ['ignore', 'ignore', 'pipe'] }), port, folder);
}

/** Debian's Varnish with `deploy/varnish.vcl`, before what listens on that port. */
export async function startVarnish(originPort: number): Promise<Proxy> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-varnish-'));
  writeFileSync(`${folder}/site.vcl`, changed('deploy/varnish.vcl', [['.port = "3000"', `.port = "${originPort}"`]]));
  // -j none: it may run as whoever runs the tests.
  const args = ['-F', '-j', 'none', '-n', `${folder}/work`, '-a', `127.0.0.1:${port}`, '-s', 'malloc,64m'];
  args.push('-p', 'http_gzip_support=off', '-f', `${folder}/site.vcl`);
  return started(spawn(programOf('varnish'), args, { stdio: ['ignore', 'ignore', 'pipe'] }), port, folder);
}

/** The file as it is delivered but for the places where the test runs it. */
function changed(file: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`${file} no longer says "${from}"`);
      return text.replaceAll(from, to);
    },
    readFileSync(file, 'utf8'),
  );
}

async function started(server: ChildProcess, port: number, folder: string): Promise<Proxy> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  // A run that ends in a hurry must not leave a server behind.
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  let said = '';
  server.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    const answers = await fetch(`${url}/healthz`).then(
      (answer) => answer.text().then(() => true),
      () => false,
    );
    if (answers) break;
    if (tries > 100 || server.exitCode !== null)
      throw new Error(`${server.spawnfile} does not answer at ${url}:\n${said}`);
    await sleep(100);
  }
  return {
    url,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      process.off('exit', kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
