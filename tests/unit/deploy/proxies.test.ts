import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { otherSegments } from '#lib/news/addresses.ts';
import { everyKind } from '#lib/news/pages-at.ts';

const nginx = readFileSync('deploy/nginx.conf', 'utf8');
const varnish = readFileSync('deploy/varnish.vcl', 'utf8');

/** An address of each page, and one below each segment at which there are none, by how it may be kept. */
const addressesOf = (path: string) => path.replaceAll(/\[[^\]]+\]/g, 'strait');
const printed = everyKind.filter(({ internal }) => !internal).map(({ path }) => addressesOf(path));
const others = (keep: string) =>
  Object.entries(otherSegments).flatMap(([segment, kept]) => (kept === keep ? [`/${segment}`] : []));

/** `location ~ …` of nginx.conf in their order, each with what it says: the first that fits counts. */
const locations = [...nginx.matchAll(/^ {2}location ~ (\S+) \{\n(.*?)^ {2}\}/gms)].map(([, pattern, body]) => ({
  pattern: new RegExp(pattern!),
  body: body!,
}));
const saidByNginx = (path: string) => locations.find(({ pattern }) => pattern.test(path))?.body ?? '';

/** Conditions on the address in Varnish before which it says `return (pass)`. */
const [, passed = ''] = /if \((req\.url ~ [^{]+)\) \{\n\s+return \(pass\);/.exec(varnish) ?? [];
const [never, api, notApi] = [...passed.matchAll(/"([^"]+)"/g)].map(([, pattern]) => new RegExp(pattern!));
const isPassedByVarnish = (path: string) => never!.test(path) || (api!.test(path) && !notApi!.test(path));

describe('the proxies before the press', () => {
  test.each(printed)('may keep %s', (path) => {
    expect(saidByNginx(path)).not.toContain('proxy_cache off');
    expect(isPassedByVarnish(path)).toBe(false);
  });

  test.each(others('never'))('keep nothing below %s', (path) => {
    expect(saidByNginx(`${path}/x`)).toContain('proxy_cache off');
    expect(isPassedByVarnish(`${path}/x`)).toBe(true);
  });

  test.each(others('for ever'))('go on with what is below %s for as long as the press is away', (path) => {
    expect(saidByNginx(`${path}/static/x`)).toContain('proxy_cache_use_stale');
  });

  test('show no page for longer than it may be shown while they ask', () => {
    const [, grace] = /set req\.grace = (\d+)s;/.exec(varnish)!;
    expect(Number(grace)).toBe(Math.max(...everyKind.map(({ stale }) => stale)));
  });
});
