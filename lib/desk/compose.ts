import { join } from 'node:path';
import { picturesIn } from '#lib/markdown/asking.ts';
import type { Problem } from '#lib/markdown/context.ts';
import { fileBelow } from '#lib/media/file-below.ts';
import { PictureError } from '#lib/media/picture-error.ts';
import { asFigure, asHero, planPicture } from '#lib/media/plan-picture.ts';
import { preparePictures } from '#lib/media/prepare-pictures.ts';
import type { z } from 'zod';
import type { imageSchema } from '#lib/news/article.ts';
import { houseStyle } from '#lib/news/house-style.ts';
import type { Picture, PictureFile } from '#lib/news/picture.ts';
import type { ArticleSnapshot, ArticleWrite } from '#lib/store/article-write.ts';
import type { Store } from '#lib/store/store.ts';
import type { Desk } from './desk.ts';
import { invalid, type DeskProblem } from './desk-error.ts';
import { compiledArticle, compiledText } from './texts.ts';

/** A revision made ready to be printed: its text compiled, its references looked up. */
export interface Composed {
  write: ArticleWrite;
  /** What stops a publish; a draft may have it. */
  preflight: DeskProblem[];
}

/**
 * Compiles a revision; within `withTexts`.
 *
 * @throws DeskError when it names a section, topic or author that does not exist, or its text cannot be printed rightly
 */
export async function compose(desk: Desk, snapshot: ArticleSnapshot): Promise<Composed> {
  const { problems, write, preflight } = await composeAsItStands(desk.store, snapshot);
  if (problems.length > 0) throw invalid(problems);
  return { write, preflight };
}

/** Compiles a revision whatever is wrong with it, for whoever previews it: the problems are said and not thrown. */
export async function composeAsItStands(
  store: Store,
  snapshot: ArticleSnapshot,
): Promise<Composed & { problems: DeskProblem[]; isUncompiled: boolean }> {
  const { status, ...written } = snapshot;
  const { problems: references, names } = await referencesOf(store, snapshot);
  const compiled = await compiledArticle(store, snapshot.slug, snapshot.markdown);
  const write: ArticleWrite = {
    ...written,
    status: status === 'draft' ? 'draft' : 'published',
    origin: 'desk',
    sourceHash: null,
    bylineNames: snapshot.authors.map((slug) => names.get(slug) ?? slug),
    body: compiled.body,
  };
  const problems = [...references, ...inBody(compiled.problems)];
  const isUncompiled = compiled.problems.some((problem) => problem.isUncompiled === true);
  return { write, preflight: houseStyle({ ...snapshot }), problems, isUncompiled };
}

/**
 * Compiles what readers see already: whatever else is wrong with it, it stays out.
 *
 * @throws DeskError when the text cannot be compiled at all, for readers would get its Markdown
 */
export async function composeAsReadersHaveIt(store: Store, snapshot: ArticleSnapshot): Promise<ArticleWrite> {
  const { write, problems, isUncompiled } = await composeAsItStands(store, snapshot);
  if (isUncompiled) throw invalid(problems);
  return write;
}

/** @throws DeskError when house style, or anything else, speaks against readers seeing it */
export async function composeForReaders(desk: Desk, snapshot: ArticleSnapshot): Promise<ArticleWrite> {
  const { write, preflight } = await compose(desk, snapshot);
  if (preflight.length > 0) throw invalid(preflight);
  return write;
}

/** Compiles a live update; ids in it carry its number. */
export async function composeUpdate(
  desk: Desk,
  article: { slug: string; number: number },
  update: { body: string; authors: readonly string[] },
): Promise<{ html: string; text: string }> {
  const { problems } = await authorsOf(desk.store, update.authors);
  const compiled = await compiledText(desk.store, article.slug, update.body, `update-${article.number}--`);
  const all = [...problems, ...inBody(compiled.problems)];
  if (all.length > 0) throw invalid(all);
  return compiled;
}

/**
 * Prepares the pictures of a text that are not yet. Takes seconds each: call it before the transaction that needs them.
 */
export async function takeInFigures(desk: Desk, markdown: string): Promise<void> {
  for (const src of picturesIn(markdown)) await preparedPicture(desk, src, 'figure');
}

/** Prepares all pictures of a checked input, whichever command it is for: what a command itself does before it begins. */
export async function takeInPictures(desk: Desk, input: unknown): Promise<void> {
  const { image, body } = input as { image?: z.infer<typeof imageSchema> | null; body?: string };
  if (image) await heroPicture(desk, image);
  if (body) await takeInFigures(desk, body);
}

/** The picture at the head of an article; prepares it, so call it before the transaction too. */
export async function heroPicture(desk: Desk, image: z.infer<typeof imageSchema> | null): Promise<Picture | null> {
  if (!image) return null;
  const { src, alt, caption = null, credit = null, focal } = image;
  const file = await preparedPicture(desk, src, 'hero', focal);
  if (!file)
    throw invalid([
      { field: 'image.src', problem: `there is no picture ${src}`, instead: 'put the file under content/media/' },
    ]);
  return { file, alt, caption, credit };
}

async function referencesOf(store: Store, { section, topics, authors }: ArticleSnapshot) {
  const byline = await authorsOf(store, authors);
  const problems = [...byline.problems];
  if (!(await store.sections.bySlug(section))) problems.push(unknown('section', section));
  for (const [i, topic] of topics.entries()) {
    if (!(await store.topics.bySlug(topic))) problems.push({ ...unknown('topic', topic), field: `topics.${i}` });
  }
  return { problems, names: byline.names };
}

async function authorsOf(store: Store, slugs: readonly string[]) {
  const names = new Map<string, string>();
  const problems: DeskProblem[] = [];
  for (const [i, slug] of slugs.entries()) {
    const author = await store.authors.bySlug(slug);
    if (author) names.set(slug, author.name);
    else problems.push({ ...unknown('author', slug), field: `authors.${i}` });
  }
  return { names, problems };
}

const unknown = (what: 'section' | 'topic' | 'author', slug: string): DeskProblem => ({
  field: what,
  problem: `there is no ${what} "${slug}"`,
  instead: `name a file of content/${what}s/ without .md`,
});

const inBody = (problems: readonly Problem[]): DeskProblem[] =>
  problems
    .filter(({ severity }) => severity === 'error')
    .map(({ line, problem, instead }) => ({ field: `body, line ${line}`, problem, instead }));

/** A picture as it was prepared before, else prepared now from its file under `content/media/`. */
async function preparedPicture(
  { store, contentDir, varDir }: Desk,
  src: string,
  as: 'hero' | 'figure',
  focal?: readonly [number, number],
): Promise<PictureFile | null> {
  const known = await store.media.bySource(src);
  const cropped = known && known.file.widths['16x9'] !== undefined;
  if (known && (as === 'figure' || (cropped && !focal))) return known.file;
  const name = /^\/media\/([^?#]+)$/.exec(src)?.[1];
  const found = name === undefined ? null : await fileBelow(join(contentDir, 'media'), name);
  if (!found || found === 'outside') return null;
  try {
    const plan = await planPicture(found.file, as === 'hero' ? asHero(focal) : asFigure, src);
    const { damaged } = await preparePictures([plan], varDir);
    if (damaged[0]) throw new PictureError(damaged[0].reason);
    await store.media.save({ src, hash: plan.hash, file: plan.picture });
    return plan.picture;
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    throw invalid([{ field: 'image.src', problem: `${src}: ${error.message}`, instead: 'use another file' }]);
  }
}
