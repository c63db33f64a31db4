import { spawn, spawnSync } from 'node:child_process';
import { readEnv } from '#lib/config/env.ts';
import { buildSite } from './build-site.ts';

/** `npm start`: sync what changed, build what changed, serve. */
const { port } = readEnv();
const sync = spawnSync('node', ['cli/broadsheet.ts', 'sync'], { stdio: 'inherit' });
if (sync.status !== 0) process.exit(1);
await buildSite();

const server = spawn('next', ['start', '--port', String(port)], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal ? 0 : 1)));
