import type { z } from 'zod';
import type { ArticleSnapshot } from '#lib/store/article-write.ts';
import type { DeskArticle } from '#lib/store/desk-article.ts';
import { composeAsItStands, composeForReaders } from '../compose.ts';
import { command, unchangedSince, type Desk, type Receipt } from '../desk.ts';
import { conflict } from '../desk-error.ts';
import { momentIn } from '../moment-in.ts';
import type { embargoSchema, publishSchema, scheduleSchema } from '../inputs.ts';

/**
 * Puts the newest revision before readers. Where they see it already nothing is written, so that asking again after an
 * answer was lost does no harm.
 *
 * @throws DeskError `invalid` when house style speaks against it, `conflict` under an embargo or when it was withdrawn
 */
export function publish(
  desk: Desk,
  slug: string,
  { basedOn, minor }: z.output<typeof publishSchema>,
): Promise<Receipt> {
  return command(desk, slug, async (inside, article) => {
    await unchangedSince(inside.store, article, basedOn);
    if (article.status === 'published' && article.publishedRevision === article.revision) return;
    await publishNow(inside, article, article.snapshot, { action: 'publish', minor });
  });
}

/**
 * Publishes this snapshot within a command. The first time its date is now; later that of its last update is, unless the
 * editor says that it is none (`minor`). A correction and a live update always are one.
 */
export async function publishNow(
  desk: Desk,
  article: DeskArticle,
  snapshot: ArticleSnapshot,
  { action, minor = false }: { action: string; minor?: boolean | undefined },
): Promise<void> {
  if (article.status === 'withdrawn') throw conflict(`"${article.slug}" is withdrawn; restore it first.`);
  const now = await desk.store.now();
  forbidUnderEmbargo(article, now);
  const isFirst = article.publishedRevision === null;
  const write = await composeForReaders(desk, {
    ...snapshot,
    status: 'published',
    ...(isFirst
      ? { publishedAt: now }
      : { publishedAt: article.publishedAt, updatedAt: minor ? article.updatedAt : now }),
  });
  await desk.store.desk.put(article, write, 'published', desk.by, action);
}

/** Lets the clock publish the newest revision when its time has come. */
export function schedule(desk: Desk, slug: string, input: z.output<typeof scheduleSchema>): Promise<Receipt> {
  return command(desk, slug, async (inside, article) => {
    await unchangedSince(inside.store, article, input.basedOn);
    if (article.status === 'published') throw conflict(`"${slug}" is published already.`);
    if (article.status === 'withdrawn') throw conflict(`"${slug}" is withdrawn; restore it first.`);
    const at = await momentIn(inside.store, input.at, 'at');
    forbidUnderEmbargo(article, at);
    const now = await inside.store.now();
    if (Date.parse(at) <= Date.parse(now)) throw conflict(`${input.at} is past; publish it, or name a later time.`);
    const write = await composeForReaders(inside, { ...article.snapshot, status: 'scheduled', publishedAt: at });
    await inside.store.desk.put(article, write, 'scheduled', inside.by, 'schedule');
  });
}

/** Takes a scheduled article back to the desk. */
export function unschedule(desk: Desk, slug: string): Promise<Receipt> {
  return command(desk, slug, async (inside, article) => {
    if (article.status !== 'scheduled') throw conflict(`"${slug}" is not scheduled.`);
    // Whatever is wrong with it meanwhile: it shall not go out.
    const { write } = await composeAsItStands(inside.store, { ...article.snapshot, status: 'draft' });
    await inside.store.desk.put(article, write, 'draft', inside.by, 'unschedule');
  });
}

/** Forbids to publish the article before a moment, or lifts that. One that is scheduled earlier waits until then. */
export function embargo(desk: Desk, slug: string, input: z.output<typeof embargoSchema>): Promise<Receipt> {
  return command(desk, slug, async (inside, article) => {
    if (article.status === 'published') throw conflict(`"${slug}" is published already; withdraw it if it has to go.`);
    const until = input.until === null ? null : await momentIn(inside.store, input.until, 'until');
    await inside.store.desk.note(article, { embargoUntil: until });
    if (until === null || article.status !== 'scheduled') return;
    if (Date.parse(article.publishedAt) >= Date.parse(until)) return;
    const later = { ...article.snapshot, status: 'scheduled' as const, publishedAt: until };
    const { write } = await composeAsItStands(inside.store, later);
    await inside.store.desk.put(article, write, 'scheduled', inside.by, 'embargo');
  });
}

/** @param at when readers would see it */
export function forbidUnderEmbargo({ slug, embargoUntil }: DeskArticle, at: string): void {
  if (embargoUntil === null || Date.parse(at) >= Date.parse(embargoUntil)) return;
  throw conflict(`"${slug}" is under embargo until ${embargoUntil}; schedule it for then, or lift the embargo.`);
}
