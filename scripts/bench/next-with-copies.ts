import { spawn } from 'node:child_process';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { parseArgs } from 'node:util';
import { ask } from '#press/next/ask-next.ts';
import { copiesPath, model } from './copies.ts';

/**
 * Stands in for Next where a bench needs more pages than can be rendered in time: `node next-with-copies.ts --hostname … --port …`.
 * It runs Next and hands everything on to it, but answers below `/article/warm-` itself, with the page that Next made of one article.
 */
const { values } = parseArgs({ options: { hostname: { type: 'string' }, port: { type: 'string' } } });
const port = Number(values.port) + 1;
const command = ['node_modules/next/dist/bin/next', 'start', '--hostname', '127.0.0.1', '--port', String(port)];
const next = spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
next.on('exit', () => process.exit(1));
process.on('SIGTERM', () => next.kill('SIGTERM'));
process.on('disconnect', () => next.kill('SIGKILL'));

let copied: ReturnType<typeof ask> | null = null;

async function copy(path: string, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await (copied ??= ask(port, `/article/${model}`));
  const slug = path.slice('/article/'.length);
  const own = (text: string) => text.replaceAll(model, slug);
  response.writeHead(status, {
    'content-type': headers['content-type'],
    'cache-tag': own(String(headers['cache-tag'])),
    'x-as-of': headers['x-as-of'],
  });
  response.end(own(body.toString()));
}

function handOn({ method, url, headers }: IncomingMessage, response: ServerResponse): void {
  request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  })
    .on('error', () => response.writeHead(503).end())
    .end();
}

createServer((asked, response) => {
  const path = asked.url ?? '';
  if (path.startsWith(copiesPath)) void copy(path, response);
  else handOn(asked, response);
}).listen(Number(values.port), values.hostname);
