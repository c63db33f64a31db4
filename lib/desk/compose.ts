import { readEnv } from '#lib/config/env.ts';
import { configuredSiteUrl } from '#lib/config/site-url.ts';
import type { Problem } from '#lib/markdown/context.ts';
import { finishedBody } from '#lib/news/finished-body.ts';
import { houseStyle } from '#lib/news/house-style.ts';
import { nearest } from '#lib/news/nearest.ts';
import { detailProblems } from '#lib/news/article-details.ts';
import { seriesSlug } from '#lib/news/series.ts';
import type { ArticleSnapshot, ArticleWrite } from '#lib/store/article-write.ts';
import type { Store } from '#lib/store/store.ts';
import { storedPublication } from '#lib/store/stored-publication.ts';
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
  const publication = await storedPublication(store);
  const sites = [configuredSiteUrl(readEnv(), publication), publication?.url ?? null].filter((url) => url !== null);
  const compiled = await compiledArticle(store, snapshot);
  const write: ArticleWrite = {
    ...written,
    status: status === 'draft' ? 'draft' : 'published',
    origin: 'desk',
    sourceHash: null,
    seriesSlug: await seriesSlug(snapshot.details, publication?.language),
    bylineNames: snapshot.authors.map((slug) => names.get(slug) ?? slug),
    body: finishedBody(compiled.body, snapshot.details),
  };
  const problems = [...references, ...detailProblems(snapshot.details, sites), ...inBody(compiled.problems)];
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
  article: Pick<ArticleSnapshot, 'slug' | 'details'> & { number: number },
  update: { body: string; authors: readonly string[] },
): Promise<{ html: string; text: string }> {
  const { problems } = await authorsOf(desk.store, update.authors);
  const compiled = await compiledText(desk.store, article, update.body, `update-${article.number}--`);
  const all = [...problems, ...inBody(compiled.problems)];
  if (all.length > 0) throw invalid(all);
  return compiled;
}

async function referencesOf(store: Store, { section, topics, authors }: ArticleSnapshot) {
  const byline = await authorsOf(store, authors);
  const problems = [...byline.problems];
  if (!(await store.sections.bySlug(section))) problems.push(unknown('section', section, await store.sections.all()));
  for (const [i, topic] of topics.entries()) {
    if (!(await store.topics.bySlug(topic))) {
      problems.push({ ...unknown('topic', topic, await store.topics.all()), field: `topics.${i}` });
    }
  }
  return { problems, names: byline.names };
}

async function authorsOf(store: Store, slugs: readonly string[]) {
  const names = new Map<string, string>();
  const problems: DeskProblem[] = [];
  for (const [i, slug] of slugs.entries()) {
    const author = await store.authors.bySlug(slug);
    if (author) names.set(slug, author.name);
    else problems.push({ ...unknown('author', slug, await store.authors.all()), field: `authors.${i}` });
  }
  return { names, problems };
}

function unknown(what: 'section' | 'topic' | 'author', slug: string, known: readonly { slug: string }[]): DeskProblem {
  const near = nearest(
    slug,
    known.map((each) => each.slug),
  );
  return {
    field: what,
    problem: `there is no ${what} "${slug}"`,
    instead: near ? `write "${near}"` : `name a file of content/${what}s/ without .md`,
  };
}

const inBody = (problems: readonly Problem[]): DeskProblem[] =>
  problems
    .filter(({ severity }) => severity === 'error')
    .map(({ line, problem, instead }) => ({ field: `body, line ${line}`, problem, instead }));
