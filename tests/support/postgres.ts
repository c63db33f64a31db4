import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { installDebianPackages } from '#scripts/debian.ts';
import type { TestProject } from 'vitest/node';
import { freePort } from './free-port.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A real PostgreSQL server for this run; each test file makes its own database there. */
    postgresUrl: string;
  }
}

export interface PostgresServer {
  /** `postgres://…/postgres` */
  url: string;
  port: number;
  /** Ends it, as it ends for maintenance; its data stay. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** The address of a new, empty database. */
  database(): Promise<string>;
  /** Ends it, and its data. */
  remove(): Promise<void>;
}

/** One PostgreSQL for the whole run, removed afterwards. Without one the run fails: half is not tested. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const server = await postgresServer();
  project.provide('postgresUrl', server.url);
  return () => server.remove();
}

/** A new PostgreSQL with a database of its own, on a free port of this machine. */
export async function postgresServer(): Promise<PostgresServer> {
  const bin = findBinaries() ?? installed();
  const owner = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const as = { ...owner, cwd: folder, env: { ...process.env, LC_ALL: 'C' } };
  // --no-locale: nothing of ours may depend on how a cluster sorts.
  const initdb = ['-D', data, '-U', 'broadsheet', '--auth=trust', '--no-sync', '--no-locale', '--encoding=UTF8'];
  execFileSync(join(bin, 'initdb'), initdb, { ...as, stdio: ['ignore', 'ignore', 'inherit'] });

  const port = await freePort();
  const url = `postgres://broadsheet@127.0.0.1:${port}/postgres`;
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', 'synchronous_commit=off'];
  const flags = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  let server: ChildProcess | null = null;
  // A run that ends in a hurry must not leave a server behind.
  process.once('exit', () => server?.kill('SIGKILL'));

  const start = async () => {
    const process = spawn(join(bin, 'postgres'), flags, { ...as, stdio: ['ignore', 'ignore', 'pipe'] });
    let log = '';
    process.stderr.on('data', (piece) => (log = `${log}${piece}`.slice(-4000)));
    server = process;
    try {
      await answering(url, process);
    } catch (error) {
      await remove();
      throw new Error(`PostgreSQL did not start:\n${log}`, { cause: error });
    }
  };
  const stop = async () => {
    if (server) await ended(server);
    server = null;
  };
  const remove = async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const database = async () => {
    const name = `made_${randomUUID().replaceAll('-', '')}`;
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    return url.replace(/postgres$/, name);
  };
  await start();
  return { database, url, port, start, stop, remove };
}

/** The newest of Debian's packages, or what is on the path. */
function findBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null;
}

function installed(): string {
  const missing =
    'The contract tests need a real PostgreSQL (initdb and postgres), in /usr/lib/postgresql/*/bin or on PATH';
  if (process.getuid?.() === 0) keepDebianFromStartingOne();
  if (!installDebianPackages(['postgresql']))
    throw new Error(`${missing}; install one, or run as root where apt-get can.`);
  const bin = findBinaries();
  if (!bin) throw new Error(`${missing}; Debian's package brought none.`);
  return bin;
}

/** Debian would otherwise start a server of its own at once. */
function keepDebianFromStartingOne(): void {
  const file = '/etc/postgresql-common/createcluster.conf';
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'create_main_cluster = false\n');
}

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody`. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user; the next one.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as.');
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  for (const deadline = Date.now() + 30_000; ;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = new Promise((resolve) => server.once('exit', resolve));
  // Immediate shutdown: it does not wait for those who are connected.
  server.kill('SIGQUIT');
  await exit;
}
