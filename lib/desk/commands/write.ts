import type { z } from 'zod';
import { detailsIn } from '#lib/news/article-details.ts';
import { slugFrom } from '#lib/news/slug-from.ts';
import type { ArticleSnapshot } from '#lib/store/article-write.ts';
import { storedPublication } from '#lib/store/stored-publication.ts';
import type { DeskArticle } from '#lib/store/desk-article.ts';
import { compose, composeForReaders } from '../compose.ts';
import { command, receipt, transaction, unchangedSince, type Desk, type Receipt } from '../desk.ts';
import { conflict, forbidden, invalid } from '../desk-error.ts';
import type { createSchema, reviseSchema } from '../inputs.ts';
import { heroPicture, takeInFigures } from '../take-in-pictures.ts';
import { publishNow } from './publish.ts';

type CreateInput = z.output<typeof createSchema>;

/** Begins an article; readers see nothing of it yet. */
export function create(desk: Desk, input: CreateInput): Promise<Receipt> {
  return begin(desk, input, async (inside, slug, snapshot) => {
    const { write } = await compose(inside, snapshot);
    await inside.store.desk.put(null, write, 'draft', desk.by, 'create');
    return receipt(inside.store, slug);
  });
}

/** Puts a story before readers with one command: new, breaking and published. */
export function createBreaking(desk: Desk, input: CreateInput): Promise<Receipt> {
  return begin(desk, input, async (inside, slug, snapshot) => {
    const write = await composeForReaders(inside, { ...snapshot, breaking: true, status: 'published' });
    await inside.store.desk.put(null, write, 'published', desk.by, 'breaking');
    return receipt(inside.store, slug);
  });
}

/** Characters of a slug that nobody has written: addresses are read, too. */
const shortSlug = 80;

const languageOf = async ({ store }: Desk) => (await storedPublication(store))?.language;

async function begin(
  desk: Desk,
  input: CreateInput,
  work: (inside: Desk, slug: string, snapshot: ArticleSnapshot) => Promise<Receipt>,
): Promise<Receipt> {
  const slug = input.slug ?? (await slugFrom(input.headline, { limit: shortSlug, language: await languageOf(desk) }));
  if (slug === '') {
    throw invalid([
      { field: 'slug', problem: 'no slug can be made of this headline', instead: 'write one, e.g. "strait-closed"' },
    ]);
  }
  const image = await heroPicture(desk, input.image);
  await takeInFigures(desk, input.body);
  return transaction(desk, async (inside) => {
    if (await inside.store.desk.lock(slug))
      throw conflict(`There is an article "${slug}" already; name another slug, or revise that one.`);
    return work(inside, slug, {
      slug,
      origin: 'desk',
      sourcePath: null,
      status: 'draft',
      kind: input.kind,
      section: input.section,
      headline: input.headline,
      dek: input.dek,
      topics: input.topics,
      authors: input.authors,
      publishedAt: await inside.store.now(),
      updatedAt: null,
      breaking: false,
      image,
      markdown: input.body,
      corrections: [],
      translations: {},
      details: detailsIn(input),
      oldUrls: [],
    });
  });
}

/**
 * Writes an article anew, in part or whole. What readers see stays as it is until the revision is published.
 *
 * @throws DeskError `conflict` when there is a newer revision than the one it is based on; it carries that one
 */
export async function revise(desk: Desk, slug: string, input: z.output<typeof reviseSchema>): Promise<Receipt> {
  const { basedOn, publish, minor, image, body, ...rest } = input;
  const { headline, dek, kind, section, topics, authors, ...details } = rest;
  const picture = image === undefined ? undefined : await heroPicture(desk, image);
  if (body !== undefined) await takeInFigures(desk, body);
  return command(desk, slug, async (inside, article) => {
    await unchangedSince(inside.store, article, basedOn);
    const snapshot: ArticleSnapshot = {
      ...article.snapshot,
      ...withoutUndefined({ headline, dek, kind, section, topics, authors }),
      details: detailsIn({ ...article.snapshot.details, ...withoutUndefined(details) }),
      ...(picture === undefined ? {} : { image: picture }),
      ...(body === undefined ? {} : { markdown: body }),
      origin: 'desk',
    };
    if (publish) return publishNow(inside, article, snapshot, { action: 'revise', minor });
    await keepForLater(inside, article, snapshot);
  });
}

/** A new revision that changes nothing for readers. */
async function keepForLater(desk: Desk, article: DeskArticle, snapshot: ArticleSnapshot): Promise<void> {
  // Composed all the same, so that what cannot be printed is said now.
  const { write, preflight } = await compose(desk, snapshot);
  if (article.status === 'scheduled') {
    // It will go out without anybody looking again.
    if (desk.draftsOnly)
      throw forbidden(
        `"${article.slug}" is scheduled: what is written now would go out. It takes the scope "publish".`,
      );
    if (preflight.length > 0) throw invalid(preflight);
    await desk.store.desk.put(article, write, 'scheduled', desk.by, 'revise');
  } else if (article.status === 'draft' && article.publishedRevision === null) {
    await desk.store.desk.put(article, write, 'draft', desk.by, 'revise');
  } else {
    await desk.store.desk.keep(article, { ...snapshot, status: article.status }, write.body.html, desk.by, 'revise');
  }
}

type Defined<T> = { [Key in keyof T]: Exclude<T[Key], undefined> };

const withoutUndefined = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Partial<Defined<T>>;
