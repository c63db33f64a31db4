import type { Logger } from 'pino';
import { tagAt } from '#lib/news/pages-at.ts';
import { articleIn } from './address.ts';
import type { Metrics } from './metrics.ts';
import { askForPage, GivenUp } from './next/ask-next.ts';
import type { NextProcess } from './next/next-process.ts';
import { isOnEverySite, ownTags } from './own-pages.ts';
import type { KeptPages } from './page/kept-pages.ts';
import { PageMemory } from './page/page-memory.ts';
import { leadsTo } from './page/printed-page.ts';
import type { RefusalLog } from './refusal-log.ts';
import type { StyleSheets } from './static/style-sheets.ts';
import type { StoreFollower } from './store/follow-store.ts';
import type { TombstoneList } from './store/tombstone-list.ts';
import { within } from './store/within.ts';

/** Milliseconds for the store to say whether a page changed while no press looked. */
const lookPatience = 200;
/** Milliseconds for which one look at the change log vouches for pages. */
const vouchFor = 500;

interface PageSources {
  next: NextProcess;
  follower: StoreFollower;
  tombstones: TombstoneList;
  kept: KeptPages;
  sheets: StyleSheets;
  metrics: Metrics;
  refusalLog: RefusalLog;
  log: Logger;
  maxBytes: number;
}

/** The page memory of a press: asks Next, and judges pages by the change log and by what was withdrawn. */
export function pageMemory(sources: PageSources): PageMemory {
  const { next, follower, tombstones, kept, sheets, metrics, refusalLog, log, maxBytes } = sources;
  return new PageMemory({
    ask: async (key, patience, inTurn) => {
      const port = await next.ready(patience.start);
      return inTurn(() => askForPage(port, key, patience.answer));
    },
    ...{ kept, sheets, maxBytes },
    isOvertaken: (page) => page.asOf !== null && follower.changedAfter(page.tags, page.asOf),
    // With Next or the store gone the page is asked for, in vain: readers and operators shall see that it is.
    isVouchedFor: (page) =>
      page.asOf !== null &&
      next.port !== null &&
      follower.age < vouchFor &&
      !follower.changedAfter(page.tags, page.asOf),
    changedItself: (key, page) => page.asOf === null || follower.changedAfter(ownTags(key, page.tags), page.asOf),
    changedMeanwhile: async (key, page) => {
      const { store, seen } = follower;
      // A number that the log does not know is another store's.
      if (!store || page.asOf === null || page.asOf > seen) return true;
      return within(lookPatience, store.changes.changedAfter(ownTags(key, page.tags), page.asOf)).catch(() => true);
    },
    isKnown: (key) => {
      const tag = tagAt(key);
      return isOnEverySite(key) || (tag !== null && follower.changedAfter([tag], 0));
    },
    isWithdrawn: (key) => isWithdrawn(tombstones, key),
    leadsToWithdrawn: (page, checkedAt) =>
      leadsTo(
        page,
        tombstones.since(checkedAt).map(({ slug }) => slug),
      ),
    onRender: ({ key, type }, { wait, render }, result) => {
      const failed = result instanceof Error;
      metrics.renders.observe({ type, result: failed ? 'failed' : 'rendered' }, render / 1000);
      metrics.renderWaits.observe({ type }, wait / 1000);
      if (result instanceof GivenUp) refusalLog.note('slow search', { key, wait, render });
      else if (failed) {
        log.warn({ key, wait, render, reason: result.message }, 'A page could not be rendered');
      } else if (!result.expected) {
        metrics.untouched.inc();
        log.warn({ key }, 'A page has an unexpected shape and went out with its scripts');
      }
    },
  });
}

/** Whether the page at this address is, or belongs to, a withdrawn article. */
function isWithdrawn(tombstones: TombstoneList, key: string): boolean {
  const slug = articleIn(key);
  return slug !== null && tombstones.find(slug) !== undefined;
}
