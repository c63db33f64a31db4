import { z } from 'zod';
import type { AnnounceKind } from '#lib/config/announce.ts';
import { mayCrawl } from '#lib/news/crawler-policy.ts';
import { feedsChanged, pagesChanged } from '#lib/news/touched-addresses.ts';
import { partsOfTag } from '#lib/news/tags.ts';
import type { Connection } from './connection.ts';
import { crawlerPolicy } from './crawler-policy.ts';
import { gatherJob } from './gather-job.ts';
import { settings } from './settings.ts';

export const announcePayload = z.object({
  /** Paths of what changed: feeds for `websub`, pages for `indexnow`. */
  paths: z.array(z.string()),
  /** Those who are still to be told, by their names; left out: all of them. */
  left: z.array(z.string()).optional(),
});
export type AnnouncePayload = z.infer<typeof announcePayload>;

const changed = {
  websub: async (_tx: Connection, recorded: readonly string[]) => feedsChanged(recorded),
  indexnow: async (tx: Connection, recorded: readonly string[]) => pagesChanged(await toBeFound(tx, recorded)),
};

/**
 * Seconds that an announcement waits, and takes in what changes meanwhile: a hub asks for a feed as soon as it is told,
 * and what was just purged should have gone; search engines want to hear of a page once, not of each edit.
 */
const gatherFor = { websub: 3, indexnow: 60 };

/** Databases take so many values in one query, and not many more. */
const slugsAtOnce = 10_000;

/** The last step of a transaction that recorded changes: what is to be announced of them. */
export async function enqueueAnnouncements(tx: Connection, kinds: readonly AnnounceKind[]): Promise<void> {
  if (tx.recorded.size === 0) return;
  for (const kind of kinds) {
    const paths = await changed[kind](tx, [...tx.recorded]);
    if (paths.length === 0) continue;
    const join = (waiting: unknown): AnnouncePayload => {
      const gathered = waiting === null ? [] : announcePayload.parse(waiting).paths;
      return { paths: [...new Set([...gathered, ...paths])] };
    };
    await gatherJob(tx, kind, join, gatherFor[kind]);
  }
}

/** Of changed tags those whose pages search engines may read, and are to look for here. An article that is gone has no section that could forbid it. */
async function toBeFound(tx: Connection, recorded: readonly string[]): Promise<readonly string[]> {
  const policy = await crawlerPolicy(settings(tx));
  const elsewhere = new Set<string>();
  const sections = new Map<string, string>();
  for (let i = 0; i < recorded.length; i += slugsAtOnce) {
    const slugs = recorded.slice(i, i + slugsAtOnce).flatMap((tag) => articleOf(tag) ?? []);
    if (slugs.length === 0) continue;
    const rows = await tx.db
      .selectFrom('article')
      .select(['slug', 'section', 'canonical_url'])
      .where('slug', 'in', slugs)
      .execute();
    for (const { slug, section, canonical_url } of rows) {
      sections.set(slug, section);
      if (canonical_url !== null) elsewhere.add(slug);
    }
  }
  return recorded.filter((tag) => {
    const slug = articleOf(tag) ?? '';
    return !elsewhere.has(slug) && mayCrawl(policy, 'search', sections.get(slug) ?? null);
  });
}

function articleOf(tag: string): string | undefined {
  const [type, slug] = partsOfTag(tag);
  return type === 'article' ? slug : undefined;
}
