import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { startPlainNext, startSite } from '#tests/support/serve.ts';
import { atAnotherPort, type TestSite } from '#tests/support/sites.ts';
import { installDebianPackages, onPath } from '../debian.ts';
import { median, type Measure } from './measure.ts';

const path = '/article/the-price-of-distance';
const rounds = 5;
const nginxPort = 3419;

/** A cached article from the press, from nginx with the same compressed bytes on disk, and from `next start`, in turns. */
export async function measureWireSpeed(site: TestSite): Promise<Measure[]> {
  for (const [program, name] of [
    ['wrk', 'wrk'],
    ['nginx', 'nginx-light'],
  ] as const) {
    if (!onPath([program])) installDebianPackages([name]);
  }
  const plain = await atAnotherPort(site);
  const press = await startSite(site);
  const next = await startPlainNext(plain);
  const nginx = await startNginx(`${site.url}${path}`);
  try {
    const runs = { press: [] as Run[], nginx: [] as Run[], next: [] as Run[] };
    for (const url of [site.url, plain.url]) await load(url + path, 2);
    for (let i = 0; i < rounds; i += 1) {
      runs.press.push(await load(site.url + path, 4));
      runs.nginx.push(await load(`http://127.0.0.1:${nginxPort}${path}`, 4));
      runs.next.push(await load(plain.url + path, 4));
    }
    // Of runs that followed each other: what else the machine does changes slowly.
    const ratio = (a: keyof typeof runs, b: keyof typeof runs) =>
      median(runs[a].map(({ perSecond }, i) => perSecond / runs[b][i]!.perSecond));
    for (const name of ['press', 'nginx', 'next'] as const) {
      console.log(`${name}: ${runs[name].map(({ perSecond }) => Math.round(perSecond)).join(', ')} requests/s`);
    }
    return [
      { what: 'cached article: press ÷ nginx', bar: 0.5, got: ratio('press', 'nginx'), unit: '×', atLeast: true },
      {
        what: 'cached article: press ÷ next start',
        bar: 20,
        got: ratio('press', 'next'),
        unit: '×',
        atLeast: true,
      },
      {
        what: 'cached article: p99 at 64 connections',
        bar: 25,
        got: median(runs.press.map(({ p99 }) => p99)),
        unit: 'ms',
      },
    ];
  } finally {
    nginx.stop();
    await next.stop();
    await press.stop();
  }
}

interface Run {
  perSecond: number;
  /** Milliseconds. */
  p99: number;
}

async function load(url: string, seconds: number): Promise<Run> {
  const args = ['-t1', '-c64', `-d${seconds}s`, '--latency', '-H', 'Accept-Encoding: gzip', url];
  const report = execFileSync('wrk', args, { encoding: 'utf8' });
  if (/Non-2xx/.test(report)) throw new Error(`${url} refused some of the load:\n${report}`);
  const [, p99 = '0', unit = 'ms'] = /99%\s+([\d.]+)(us|ms|s)/.exec(report) ?? [];
  return {
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(report)?.[1]),
    p99: Number(p99) * { us: 0.001, ms: 1, s: 1000 }[unit as 'us' | 'ms' | 's'],
  };
}

/** One worker of Debian's nginx, as it comes, with `gzip_static` over the press's own bytes. */
async function startNginx(source: string): Promise<{ stop: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-nginx-'));
  const answer = await fetch(source, { headers: { 'accept-encoding': 'identity' } });
  const zipped = execFileSync('curl', ['-s', '-H', 'Accept-Encoding: gzip', source]);
  const page = Buffer.from(await answer.arrayBuffer());
  if (!gunzipSync(zipped).equals(page)) throw new Error('The press sent two different pages');
  const file = join(folder, 'www', path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, page);
  writeFileSync(`${file}.gz`, zipped);
  // Root's temporary folder is closed to nginx's worker.
  execFileSync('chmod', ['-R', 'a+rX', folder]);
  const config = join(folder, 'nginx.conf');
  writeFileSync(
    config,
    `worker_processes 1; daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off; default_type text/html; sendfile on; tcp_nopush on; gzip_static on; keepalive_requests 1000000;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server { listen 127.0.0.1:${nginxPort}; root ${folder}/www; }
}\n`,
  );
  const server = spawn(onPath(['nginx']) ?? '/usr/sbin/nginx', ['-p', folder, '-c', config], { stdio: 'inherit' });
  await sleep(500);
  return {
    stop: () => {
      server.kill('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
