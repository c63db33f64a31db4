import { setTimeout as sleep } from 'node:timers/promises';
import type { PurgeTarget } from '#lib/config/cdn.ts';
import { tags as knownTags } from '#lib/news/tags.ts';
import type { OutboxJob } from '#lib/store/outbox.ts';
import { purgePayload, type PurgePayload } from '#lib/store/purge-job.ts';
import type { Carrier, Delivery } from '../store/outbox-worker.ts';
import { targetName } from './purge-requests.ts';
import { PurgeFailure, sendPurge } from './send-purge.ts';

/** Tags from which on it is less work for everybody to purge all pages. */
const manyTags = 240;
/** Milliseconds in which the press should have noticed any change. */
const noticePatience = 2000;

export interface PurgeOptions {
  targets: readonly PurgeTarget[];
  /** The newest change that this press has noticed. */
  noticed: () => number;
}

interface Purge {
  job: OutboxJob;
  payload: PurgePayload;
}

/** Does the jobs `purge`: tells each cache, in one go, of all that it has not been told yet. */
export function purgeCarrier({ targets, noticed }: PurgeOptions): Carrier {
  /** Until when a cache has asked to be left alone, by `performance.now()`. */
  const restUntil = new Map<PurgeTarget, number>();

  return async (jobs, ending) => {
    const { purges, unreadable } = read(jobs);
    // Otherwise the cache could be given the old page by this very press, and keep it.
    const newest = Math.max(0, ...purges.map(({ payload }) => payload.change));
    const inTime = await comesTrue(() => noticed() >= newest, noticePatience);
    if (!inTime) {
      const error = 'The press has not noticed the change yet';
      return [...unreadable, ...purges.map(({ job }) => ({ job, failure: { error } }))];
    }
    const failures = new Map<PurgeTarget, PurgeFailure>();
    await Promise.all(
      targets.map(async (target) => {
        const tags = new Set(purges.filter((purge) => concerns(purge, target)).flatMap(({ payload }) => payload.tags));
        if (tags.size === 0) return;
        const failure = await told(target, fewer([...tags]), ending);
        if (failure) failures.set(target, failure);
      }),
    );
    return [...unreadable, ...purges.map((purge) => outcome(purge, failures))];
  };

  async function told(target: PurgeTarget, tags: string[], ending: AbortSignal): Promise<PurgeFailure | null> {
    const rest = ((restUntil.get(target) ?? 0) - performance.now()) / 1000;
    if (rest > 0) return new PurgeFailure(`${targetName(target)} asked to wait`, rest);
    try {
      await sendPurge(target, tags, ending);
      return null;
    } catch (error) {
      if (!(error instanceof PurgeFailure)) throw error;
      if (error.waitSeconds !== null) restUntil.set(target, performance.now() + error.waitSeconds * 1000);
      return error;
    }
  }
}

function read(jobs: readonly OutboxJob[]): { purges: Purge[]; unreadable: Delivery[] } {
  const purges: Purge[] = [];
  const unreadable: Delivery[] = [];
  for (const job of jobs) {
    const { success, data } = purgePayload.safeParse(job.payload);
    if (success) purges.push({ job, payload: data });
    else unreadable.push({ job, failure: { error: 'It does not say which tags to purge' } });
  }
  return { purges, unreadable };
}

const concerns = ({ payload: { left } }: Purge, target: PurgeTarget) => left?.includes(targetName(target)) ?? true;

/** A cache that was told need not be told again when another one was not. */
function outcome(purge: Purge, failures: ReadonlyMap<PurgeTarget, PurgeFailure>): Delivery {
  const { job, payload } = purge;
  const failed = [...failures].filter(([target]) => concerns(purge, target));
  if (failed.length === 0) return { job, failure: null };
  const waits = failed.map(([, { waitSeconds }]) => waitSeconds);
  return {
    job,
    failure: {
      error: failed.map(([, { message }]) => message).join('; '),
      // As long as all of them asked for: who did not ask is tried earlier, the other is then left alone.
      waitSeconds: waits.some((wait) => wait === null) ? null : Math.min(...waits.map(Number)),
      payload: { ...payload, left: failed.map(([target]) => targetName(target)) },
    },
  };
}

/**
 * Every page carries the tag of the publication, which then stands for any number of articles.
 */
function fewer(tags: string[]): string[] {
  if (tags.length <= manyTags) return tags;
  const articles = knownTags.article('');
  return [...new Set([knownTags.publication, ...tags.filter((tag) => !tag.startsWith(articles))])];
}

async function comesTrue(what: () => boolean, milliseconds: number): Promise<boolean> {
  for (const deadline = performance.now() + milliseconds; !what(); await sleep(25)) {
    if (performance.now() > deadline) return false;
  }
  return true;
}
