import { randomUUID } from 'node:crypto';
import path from 'node:path';

/**
 * The name under which something is written until it is whole, beside the place where it belongs: `.<name>.<uuid>`. Whoever
 * is killed meanwhile leaves it there; the press sweeps it up (`press/sweep-unfinished.ts`).
 */
export const unfinishedFor = (target: string) =>
  path.join(/* turbopackIgnore: true */ path.dirname(target), `.${path.basename(target)}.${randomUUID()}`);

/** Names with such an ending; earlier releases left out the dot, or put `.tmp` behind it. */
const unfinished = /\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:\.tmp)?$/;
/** Milliseconds after which nobody works on it any more. */
const abandonedAfter = 60 * 60 * 1000;

export const isUnfinished = (name: string) => unfinished.test(name);

/** @param now and modified in milliseconds since 1970 */
export const isAbandoned = (name: string, modified: number, now: number) =>
  isUnfinished(name) && now - modified > abandonedAfter;
