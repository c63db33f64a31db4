import type { PurgeTarget } from '#lib/config/cdn.ts';
import { tagOnTheWire } from '#lib/news/tag-header.ts';
import type { CallOut } from '../store/call-out.ts';

/** Keys that Fastly takes in one call, and tags that Cloudflare takes in one call on every plan. */
const fastlyKeys = 256;
const cloudflareTags = 30;
/** Varnish and nginx refuse header lines of more than 8 kB. */
const headerBytes = 6000;

/** What a cache is called in the outbox, in logs and in metrics. Nothing of it is secret. */
export function targetName(target: PurgeTarget): string {
  if (target.kind !== 'http') return target.kind;
  const { host, pathname } = new URL(target.url);
  return host + pathname.replace(/\/$/, '');
}

/**
 * The calls that purge these tags, each written as pages carry it.
 *
 * Fastly: https://www.fastly.com/documentation/reference/api/purging/ (without `Fastly-Soft-Purge`: a withdrawn article
 * must not be served stale). Cloudflare: https://developers.cloudflare.com/api/resources/cache/methods/purge/.
 */
export function purgeRequests(target: PurgeTarget, tags: readonly string[]): CallOut[] {
  const keys = tags.map(tagOnTheWire);
  switch (target.kind) {
    case 'fastly':
      return inParts(keys, fastlyKeys, headerBytes).map((part) => ({
        url: `${target.apiUrl}/service/${target.serviceId}/purge`,
        method: 'POST',
        headers: { 'Fastly-Key': target.token, 'Surrogate-Key': part.join(' '), Accept: 'application/json' },
        body: null,
      }));
    case 'cloudflare':
      return inParts(keys, cloudflareTags, Infinity).map((part) => ({
        url: `${target.apiUrl}/zones/${target.zoneId}/purge_cache`,
        method: 'POST',
        headers: { Authorization: `Bearer ${target.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ tags: part }),
      }));
    case 'http':
      return inParts(keys, Infinity, headerBytes).map((part) => ({
        url: target.url,
        method: target.method,
        headers: {
          [target.header]: part.join(' '),
          ...(target.token === null ? {} : { Authorization: `Bearer ${target.token}` }),
        },
        body: null,
      }));
  }
}

function inParts(tags: readonly string[], most: number, bytes: number): string[][] {
  const parts: string[][] = [];
  let room = 0;
  for (const tag of tags) {
    const part = parts.at(-1);
    if (part && part.length < most && room >= tag.length + 1) part.push(tag);
    else {
      parts.push([tag]);
      room = bytes;
    }
    room -= tag.length + 1;
  }
  return parts;
}
