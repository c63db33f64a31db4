import type { z } from 'zod';
import { updateUrl } from '#lib/news/live-update.ts';
import type { DeskArticle } from '#lib/store/desk-article.ts';
import type { DeskLiveUpdate } from '#lib/store/live-updates.ts';
import type { Store } from '#lib/store/store.ts';
import { composeUpdate } from '../compose.ts';
import { takeInFigures } from '../take-in-pictures.ts';
import { articleAt, command, transaction, type Desk, type Receipt } from '../desk.ts';
import { conflict, DeskError } from '../desk-error.ts';
import { noArticle } from '../no-article.ts';
import type { addUpdateSchema, editUpdateSchema, liveSchema, pinSchema } from '../inputs.ts';

/** What a command on a live update answers with. */
export interface UpdateReceipt {
  slug: string;
  number: number;
  /** Where it stays to be found. */
  url: string;
  at: string;
  /** When it was last edited, or else written. */
  editedAt: string;
}

/** A live update as editors read it. */
export interface UpdateState extends UpdateReceipt {
  headline: string;
  body: string;
  authors: string[];
  pinned: boolean;
}

/** Begins or resumes live coverage, and says what its key points are. */
export function startLive(desk: Desk, slug: string, { keyPoints }: z.output<typeof liveSchema>): Promise<Receipt> {
  return command(desk, slug, async ({ store }, article) => {
    const startedAt = article.live?.startedAt ?? (await store.now());
    await store.desk.note(article, { live: { startedAt, endedAt: null }, ...(keyPoints ? { keyPoints } : {}) });
  });
}

/** No more updates are coming; the article stays what it is. */
export function endLive(desk: Desk, slug: string): Promise<Receipt> {
  return command(desk, slug, async ({ store }, article) => {
    if (!article.live) throw conflict(`"${slug}" has no live coverage.`);
    if (article.live.endedAt !== null) throw conflict(`The coverage of "${slug}" has ended already.`);
    await store.desk.note(article, { live: { ...article.live, endedAt: await store.now() } });
  });
}

/** Adds an update; the first one begins the coverage. */
export async function addUpdate(
  desk: Desk,
  slug: string,
  { headline, body, authors, pinned }: z.output<typeof addUpdateSchema>,
): Promise<UpdateReceipt> {
  await takeInFigures(desk, body);
  return withUpdates(desk, slug, async (inside, article) => {
    const { store } = inside;
    if (article.live?.endedAt)
      throw conflict(`The coverage of "${slug}" has ended; resume it first (POST …/live, or broadsheet live ${slug}).`);
    if (!article.live) await store.desk.note(article, { live: { startedAt: await store.now(), endedAt: null } });
    const signed = authors ?? article.authors;
    const { newest } = await store.live.extent(article.id);
    const compiled = await composeUpdate(
      inside,
      { ...article.snapshot, number: newest + 1 },
      { body, authors: signed },
    );
    const { number } = await store.live.add(article, { headline, markdown: body, ...compiled, authors: signed });
    if (pinned) await store.live.pin(article, number);
    return number;
  });
}

/** A live update as it stands. */
export async function readUpdate({ store }: Desk, slug: string, number: number): Promise<UpdateState> {
  return stateOf(slug, await updateOf(store, await articleAt(store, slug), number));
}

/**
 * Edits an update.
 *
 * @throws DeskError `conflict` when somebody else edited it since; it carries what is there now
 */
export async function editUpdate(
  desk: Desk,
  slug: string,
  number: number,
  { basedOn, ...input }: z.output<typeof editUpdateSchema>,
): Promise<UpdateReceipt> {
  await takeInFigures(desk, input.body ?? '');
  return withUpdates(desk, slug, async (inside, article) => {
    const before = stateOf(slug, await updateOf(inside.store, article, number));
    if (Date.parse(basedOn) !== Date.parse(before.editedAt)) {
      throw new DeskError(
        'conflict',
        `Somebody has edited update ${number} at ${before.editedAt}. Nothing was saved: take over what you need, and send it with that as basedOn.`,
        { current: { revision: article.revision, ...before } },
      );
    }
    const { headline = before.headline, body = before.body, authors = before.authors } = input;
    const compiled = await composeUpdate(inside, { ...article.snapshot, number }, { body, authors });
    await inside.store.live.edit(article, number, { headline, markdown: body, ...compiled, authors });
    return number;
  });
}

/** Puts an update on top, or takes it down from there. */
export function pinUpdate(
  desk: Desk,
  slug: string,
  number: number,
  { pinned }: z.output<typeof pinSchema>,
): Promise<UpdateReceipt> {
  return withUpdates(desk, slug, async ({ store }, article) => {
    const update = await updateOf(store, article, number);
    if (pinned || update.pinned) await store.live.pin(article, pinned ? number : null);
    return number;
  });
}

/** Takes an update from its readers. Its number is not given again. */
export async function deleteUpdate(desk: Desk, slug: string, number: number): Promise<Receipt> {
  return command(desk, slug, async ({ store }, article) => {
    await updateOf(store, article, number);
    await store.live.remove(article, number);
  });
}

async function withUpdates(
  desk: Desk,
  slug: string,
  work: (inside: Desk, article: DeskArticle) => Promise<number>,
): Promise<UpdateReceipt> {
  return transaction(desk, async (inside) => {
    const article = await inside.store.desk.lock(slug);
    if (!article) throw await noArticle(inside.store, slug);
    const number = await work(inside, article);
    return receiptOf(slug, await updateOf(inside.store, article, number));
  });
}

function receiptOf(slug: string, { number, at, editedAt }: DeskLiveUpdate): UpdateReceipt {
  return { slug, number, url: updateUrl(slug, number), at, editedAt: editedAt ?? at };
}

function stateOf(slug: string, update: DeskLiveUpdate): UpdateState {
  const { headline, markdown, authors, pinned } = update;
  return { ...receiptOf(slug, update), headline, body: markdown, authors: authors.map((each) => each.slug), pinned };
}

async function updateOf(store: Store, { id, slug }: DeskArticle, number: number): Promise<DeskLiveUpdate> {
  const update = await store.live.find(id, number);
  if (!update) throw new DeskError('missing', `"${slug}" has no update ${number}.`);
  return update;
}
