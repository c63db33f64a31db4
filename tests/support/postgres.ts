import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { programOf } from '#scripts/test/programs.ts';
import { freePort } from './free-port.ts';

export interface PostgresServer {
  /** `postgres://…/postgres` */
  url: string;
  port: number;
  /** Ends it, as it ends for maintenance; its data stay. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Creates an empty database. @returns its address */
  database(name: string): Promise<string>;
  /** Ends it, and its data. */
  remove(): Promise<void>;
}

/** A new PostgreSQL with a database of its own, on a free port of this machine. */
export async function postgresServer(): Promise<PostgresServer> {
  const bin = programOf('postgresql');
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
  const database = async (name: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    return url.replace(/postgres$/, name);
  };
  await start();
  return { database, url, port, start, stop, remove };
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
