import { setTimeout as sleep } from 'node:timers/promises';
import type { PurgeTarget } from '#lib/config/cdn.ts';
import { tags as knownTags } from '#lib/news/tags.ts';
import type { OutboxJob } from '#lib/store/outbox.ts';
import { purgePayload, type PurgePayload } from '#lib/store/purge-job.ts';
import type { Carrier, Delivery } from '../store/outbox-worker.ts';
import { targetName } from './purge-requests.ts';
import { tellTargets, type Telling } from '../store/tell-targets.ts';
import { sendPurge } from './send-purge.ts';

/** Tags from which on it is less work for everybody to purge all pages. */
const manyTags = 240;
/** Milliseconds in which the press should have noticed any change. */
const noticePatience = 2000;

export interface PurgeOptions {
  targets: readonly PurgeTarget[];
  /** The newest change that this press has noticed. */
  noticed: () => number;
}

/** Does the jobs `purge`: tells each cache, in one go, of all that it has not been told yet. */
export function purgeCarrier({ targets, noticed }: PurgeOptions): Carrier {
  const tell = tellTargets<PurgeTarget, PurgePayload>({
    targets,
    nameOf: targetName,
    tell: (target, payloads, ending) =>
      sendPurge(target, fewer([...new Set(payloads.flatMap(({ tags }) => tags))]), ending),
  });

  return async (jobs, ending) => {
    const { purges, unreadable } = read(jobs);
    // Otherwise the cache could be given the old page by this very press, and keep it.
    const newest = Math.max(0, ...purges.map(({ payload }) => payload.change));
    const inTime = await comesTrue(() => noticed() >= newest, noticePatience);
    if (!inTime) {
      const error = 'The press has not noticed the change yet';
      return [...unreadable, ...purges.map(({ job }) => ({ job, failure: { error } }))];
    }
    return [...unreadable, ...(await tell(purges, ending))];
  };
}

function read(jobs: readonly OutboxJob[]): { purges: Telling<PurgePayload>[]; unreadable: Delivery[] } {
  const purges: Telling<PurgePayload>[] = [];
  const unreadable: Delivery[] = [];
  for (const job of jobs) {
    const { success, data } = purgePayload.safeParse(job.payload);
    if (success) purges.push({ job, payload: data });
    else unreadable.push({ job, failure: { error: 'It does not say which tags to purge' } });
  }
  return { purges, unreadable };
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
