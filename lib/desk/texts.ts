import { LRUCache } from 'lru-cache';
import { areStillRight, type Answers, type Question, type Surroundings } from '#lib/markdown/answers.ts';
import { compileAsking } from '#lib/markdown/asking.ts';
import { CompileFailure, CompilerApart } from '#lib/markdown/compile-apart.ts';
import { plainArticle, plainCompiledText, type CompiledArticle, type CompiledText } from '#lib/markdown/compile.ts';
import { nameOf, type CompiledOrder, type CompileOrder, type UnprefixedText } from '#lib/markdown/compile-order.ts';
import type { Problem } from '#lib/markdown/context.ts';
import { kickerText } from '#lib/news/kicker.ts';
import type { ArticleSnapshot } from '#lib/store/article-write.ts';
import type { Store } from '#lib/store/store.ts';
import { storedPublication } from '#lib/store/stored-publication.ts';

/** A compiled text, and what it took for granted. */
interface Kept {
  compiled: CompiledOrder;
  questions: readonly Question[];
  answers: Answers;
}

interface Texts {
  compiler: CompilerApart;
  kept: LRUCache<string, Kept>;
  /** What is being compiled: who needs the same text waits for it. */
  compiling: Map<string, Promise<void>>;
}

/** Characters of HTML that are remembered: a day's work of a newsroom. */
const mostKept = 16_000_000;
/** Milliseconds until a text that could not be compiled is tried again: it may have been the machine. */
const failureStays = 60_000;
/** Answers that change while a text is compiled: a command that meets it so often is a command too many. */
const mostAttempts = 20;

/** One memory a process, also when a bundler loads this module more than once. */
const shared = globalThis as { broadsheetTexts?: Texts };

const texts = (): Texts =>
  (shared.broadsheetTexts ??= {
    compiler: new CompilerApart(),
    kept: new LRUCache<string, Kept>({ maxSize: mostKept, sizeCalculation: sizeOf }),
    compiling: new Map(),
  });

/** A text has to be compiled before the work can be done. Thrown to `withTexts`, which sees to it. */
class NotCompiled extends Error {
  readonly order: CompileOrder;

  constructor(order: CompileOrder) {
    super(`a text of "${order.slug}" is not compiled yet`);
    this.order = order;
  }
}

/**
 * The compiled text. It is there only within `withTexts`: compiling takes a second at worst, in a process of its own,
 * and no transaction stays open for it.
 */
export async function compiledArticle(
  store: Store,
  { slug, markdown, details: { language } }: Pick<ArticleSnapshot, 'slug' | 'markdown' | 'details'>,
): Promise<CompiledArticle> {
  return (await found(store, { as: 'article', markdown, slug, language })) as CompiledArticle;
}

/** The same of a live update. @param idPrefix goes before its ids */
export async function compiledText(
  store: Store,
  { slug, details: { language } }: Pick<ArticleSnapshot, 'slug' | 'details'>,
  markdown: string,
  idPrefix: string,
): Promise<CompiledText> {
  const { html, ...rest } = (await found(store, { as: 'text', markdown, slug, language })) as UnprefixedText;
  return { html: html.join(idPrefix), ...rest };
}

/**
 * Does a piece of work that needs compiled texts. Where one is missing, or what it refers to has changed, the work is
 * given up, the text compiled, and the work begun anew: so it has to be a read or a whole transaction.
 */
export async function withTexts<T>(store: Store, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NotCompiled) || attempt >= mostAttempts) throw error;
      await compile(store, error.order);
    }
  }
}

async function found(store: Store, order: CompileOrder): Promise<CompiledOrder> {
  const kept = texts().kept.get(nameOf(order));
  if (!kept || !(await areStillRight(kept.questions, kept.answers, surroundings(store, order.language))))
    throw new NotCompiled(order);
  return kept.compiled;
}

function compile(store: Store, order: CompileOrder): Promise<void> {
  const { compiling } = texts();
  const name = nameOf(order);
  const running = compiling.get(name) ?? compileAndKeep(store, order).finally(() => compiling.delete(name));
  compiling.set(name, running);
  return running;
}

async function compileAndKeep(store: Store, order: CompileOrder): Promise<void> {
  const { compiler, kept } = texts();
  try {
    const run = (answers: Answers) => compiler.run(order, answers);
    kept.set(nameOf(order), await compileAsking(order.markdown, surroundings(store, order.language), run));
  } catch (error) {
    if (!(error instanceof CompileFailure)) throw error;
    console.error(`The text of "${order.slug}" was not compiled: ${error.message}`);
    kept.set(nameOf(order), { compiled: uncompiled(order), questions: [], answers: new Map() }, { ttl: failureStays });
  }
}

function uncompiled({ as, markdown, slug }: CompileOrder): CompiledOrder {
  const reason: Problem = {
    line: 1,
    problem: 'the text is too complicated: compiling it took too much time or memory',
    instead: 'make several articles of it, or nest quotations, lists and HTML less',
    severity: 'error',
    isUncompiled: true,
  };
  if (as === 'article') return plainArticle(markdown, slug, reason);
  const { html, ...rest } = plainCompiledText(markdown, reason);
  return { html: [html], ...rest };
}

function sizeOf({ compiled, questions }: Kept): number {
  const text = 'body' in compiled ? Object.values(compiled.body).join('') : compiled.html.join('') + compiled.text;
  return text.length + 100 * (questions.length + compiled.problems.length + 1);
}

function surroundings(store: Store, language: string | undefined): Surroundings {
  return {
    picture: async (src) => (await store.media.bySource(src))?.file ?? null,
    async article(slug) {
      const [article] = await store.articles.publishedBySlugs([slug]);
      return article ? { slug, headline: article.headline, kicker: kickerText(article) } : null;
    },
    oldUrl: (path) => store.redirects.find(path),
    language: async () => language ?? (await storedPublication(store))?.language ?? 'en',
  };
}
