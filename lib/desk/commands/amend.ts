import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import type { ArticleSnapshot } from '#lib/store/article-write.ts';
import type { DeskArticle } from '#lib/store/desk-article.ts';
import { placementsOf } from '#lib/store/front.ts';
import type { Store } from '#lib/store/store.ts';
import { compose, composeAsItStands, composeAsReadersHaveIt } from '../compose.ts';
import { command, forEditors, readersSnapshot, unchangedSince, type Desk, type Receipt } from '../desk.ts';
import { conflict } from '../desk-error.ts';
import type { correctSchema, renameSchema, withdrawSchema } from '../inputs.ts';
import { takeInFigures } from '../take-in-pictures.ts';
import { forbidUnderEmbargo } from './publish.ts';

/** Marks an article as breaking: the banner on every page leads to it. */
export function markBreaking(desk: Desk, slug: string): Promise<Receipt> {
  return command(desk, slug, (inside, article) => amend(inside, article, 'mark-breaking', { breaking: true }));
}

/** The story is no longer breaking. */
export function standDown(desk: Desk, slug: string): Promise<Receipt> {
  return command(desk, slug, (inside, article) => amend(inside, article, 'stand-down', { breaking: false }));
}

/** Admits an error, dated; with the text as it is now right where it has to change. */
export async function correct(desk: Desk, slug: string, input: z.output<typeof correctSchema>): Promise<Receipt> {
  if (input.body !== undefined) await takeInFigures(desk, input.body);
  return command(desk, slug, async (inside, article) => {
    if (article.status !== 'published') throw conflict(`Readers do not see "${slug}"; revise it.`);
    await unchangedSince(inside.store, article, input.basedOn);
    const at = await inside.store.now();
    const { markdown: before } = await readersSnapshot(inside.store, article);
    await amend(inside, article, 'correct', (snapshot) => ({
      corrections: [...snapshot.corrections, { at, text: input.text }],
      updatedAt: at,
      // A revision that waits with another text keeps it: whoever wrote that takes the correction over.
      ...(input.body === undefined || snapshot.markdown !== before ? {} : { markdown: input.body }),
    }));
  });
}

/** Moves an article to another address; the old one leads there. */
export function rename(desk: Desk, slug: string, { slug: next }: z.output<typeof renameSchema>): Promise<Receipt> {
  return command(desk, slug, async (inside, article) => {
    if (next === slug) throw conflict(`It is "${slug}" already.`);
    // Its tombstone stands at this address, and would go on standing there.
    if (article.status === 'withdrawn') throw conflict(`"${slug}" is withdrawn; restore it first.`);
    // A slug that was left by a rename is free.
    if (await inside.store.articles.findOrigin(next)) throw conflict(`There is an article "${next}" already.`);
    await amend(inside, article, 'rename', { slug: next });
    await moveOnFront(inside.store, slug, next);
    return next;
  });
}

/** What the desk put on the front stays there under its new name. */
async function moveOnFront(store: Store, slug: string, next: string): Promise<void> {
  const placements = await placementsOf(store);
  if (!placements.some((each) => each.slug === slug)) return;
  const moved = placements.map((each) => (each.slug === slug ? { ...each, slug: next } : each));
  await store.settings.set('placements', moved);
}

/**
 * Takes an article from its readers: its address says 410, or 451 for legal reasons. Of one that is withdrawn already,
 * what is given of the two replaces what was said.
 */
export function withdraw(
  desk: Desk,
  slug: string,
  { reason, legal }: z.output<typeof withdrawSchema>,
): Promise<Receipt> {
  return command(desk, slug, async (inside, article) => {
    if (article.status === 'withdrawn') {
      if (reason === undefined && legal === undefined)
        throw conflict(`"${slug}" is withdrawn already; send a reason to add one.`);
      await inside.store.tombstones.explain(slug, { reason, status: legal === undefined ? undefined : goneFor(legal) });
      return;
    }
    if (article.status !== 'published') throw conflict(`Readers do not see "${slug}"; there is nothing to withdraw.`);
    await inside.store.articles.withdraw(slug, goneFor(legal ?? false), reason ?? '', inside.by);
  });
}

const goneFor = (legal: boolean) => (legal ? 451 : 410);

/** Brings a withdrawn article back to what readers saw last; a revision that waited, or was written since, waits again. */
export function restore(desk: Desk, slug: string): Promise<Receipt> {
  return command(desk, slug, async (inside, article) => {
    if (article.status !== 'withdrawn') throw conflict(`"${slug}" is not withdrawn.`);
    const { snapshot: newest, origin, updatedAt } = article;
    const seen = { ...(await readersSnapshot(inside.store, article)), breaking: newest.breaking };
    forbidUnderEmbargo(article, await inside.store.now());
    const write = await composeAsReadersHaveIt(inside.store, { ...seen, updatedAt, status: 'published' });
    const waits = !isDeepStrictEqual(forEditors(newest), forEditors(seen));
    await inside.store.desk.put(article, { ...write, origin }, 'published', inside.by, 'restore', { waits });
    if (waits) await keepWaiting(inside, slug, newest);
  });
}

type Details = Partial<ArticleSnapshot>;

/**
 * Changes a detail of what readers see, and the same of a revision that waits: it stays waiting.
 *
 * @param change the details, or how to make them of the rest
 */
async function amend(
  desk: Desk,
  article: DeskArticle,
  action: string,
  change: Details | ((snapshot: ArticleSnapshot) => Details),
): Promise<void> {
  const changed = (snapshot: ArticleSnapshot): ArticleSnapshot => ({
    ...snapshot,
    ...(typeof change === 'function' ? change(snapshot) : change),
    origin: 'desk',
  });
  const { status, publishedRevision, revision, snapshot: newest } = article;
  const waiting = publishedRevision !== null && publishedRevision < revision && status === 'published';
  const base = waiting ? await readersSnapshot(desk.store, article) : newest;
  // Live updates move this time without a revision.
  const shown = { ...changed({ ...base, updatedAt: article.updatedAt }), status };
  // It is out as it is: neither house style nor an author who left or a link that leads nowhere any more may hold up a
  // correction. Only a new text has to be right.
  const write = shown.markdown === base.markdown ? await asItIs(desk.store, shown) : (await compose(desk, shown)).write;
  await desk.store.desk.put(article, write, status, desk.by, action, { waits: waiting });
  if (waiting) await keepWaiting(desk, write.slug, changed(newest));
}

const asItIs = async (store: Store, shown: ArticleSnapshot) =>
  shown.status === 'published' ? composeAsReadersHaveIt(store, shown) : (await composeAsItStands(store, shown)).write;

/** Puts the revision that waits after the one that readers have just come to see. */
async function keepWaiting({ store, by }: Desk, slug: string, waiting: ArticleSnapshot): Promise<void> {
  const article = await store.desk.find(slug);
  if (article) await store.desk.keep(article, { ...waiting, slug, status: article.status }, null, by, 'revise');
}
