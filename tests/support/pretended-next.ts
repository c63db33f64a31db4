import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

/**
 * Stands in for Next where a test must know what reaches it, or make it slow: `node pretended-next.ts --hostname … --port …`.
 * A page says how often it was rendered and with which headers; `/article/slow` takes a second. Every link of a preview
 * opens `/article/strait`, unless its secret begins with an x. Of live coverage there are `/api/live/strait`, which goes
 * on, and `/api/live/over`. Below `/missing/` there is nothing, as Next says so; `/article/hangs…` is never answered,
 * `/article/breaks…` with 500, `/article/held…` when `/let-go` was asked for; `/article/big…` is a page of 300 kB.
 * A search for `slow…` takes too long.
 */
const { values } = parseArgs({ options: { hostname: { type: 'string' }, port: { type: 'string' } } });
const renders = new Map<string, number>();
let previewsAsked = 0;
let turn = 0;
/** Ends the wait of pages that are held. */
const letGo = Promise.withResolvers<void>();

createServer(async (request, response) => {
  const path = request.url ?? '';
  if (path === '/api/health') return response.end('ok');
  if (path.startsWith('/preview/')) {
    previewsAsked += 1;
    const key = path.slice('/preview/'.length);
    if (key.includes('.x')) return response.writeHead(404).end();
    const cookies = [
      `broadsheet_preview=${key}; Path=/article/strait; HttpOnly`,
      '__prerender_bypass=of-this-build; Path=/',
    ];
    return response.writeHead(303, { location: '/article/strait', 'set-cookie': cookies }).end();
  }
  if (path.startsWith('/api/live/')) {
    const state = { '/api/live/strait': 'live', '/api/live/over': 'ended' }[path];
    response.statusCode = state ? 200 : 404;
    response.setHeader('content-type', 'application/json');
    return response.end(JSON.stringify({ state, updates: [] }));
  }
  if (path.startsWith('/article/hangs')) return;
  if (path.startsWith('/article/breaks')) return response.writeHead(500).end();
  if (path.startsWith('/search?q=slow')) return response.writeHead(503, { 'retry-after': '5' }).end('no answer');
  if (path === '/let-go') return response.end(String(letGo.resolve()));
  turn += 1;
  const itsTurn = turn;
  if (path.startsWith('/article/held')) await letGo.promise;
  renders.set(path, (renders.get(path) ?? 0) + 1);
  if (path === '/article/slow') await sleep(1000);
  let received = 0;
  for await (const piece of request) received += (piece as Buffer).length;
  const headers = JSON.stringify(request.headers).replaceAll('<', '');
  const text = `render ${renders.get(path)} of ${path}; ${received} bytes; ${previewsAsked} previews asked; turn ${itsTurn}; ${headers}`;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  if (path.startsWith('/missing/')) {
    response.statusCode = 404;
    return response.end('<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>');
  }
  const more = path.startsWith('/article/big') ? 'x'.repeat(300_000) : '';
  response.end(`<!doctype html><html><head></head><body><p>${text}${more}</p></body></html>`);
}).listen(Number(values.port), values.hostname);
