import type { PictureFile } from '#lib/news/picture.ts';
import type { MarkdownContext } from './context.ts';

/** What a text may refer to, where looking up takes time. */
export interface Surroundings {
  picture(src: string): Promise<PictureFile | null>;
  article(slug: string): Promise<{ slug: string; headline: string; kicker?: string } | null>;
  oldUrl(path: string): Promise<string | null>;
}

/** A question that a compilation asked about the rest of the publication. */
export type Question = readonly [type: 'picture' | 'article' | 'old-url', name: string];

/**
 * Runs a compilation over surroundings that take time to look up. The compiler asks and wants the answer at once, so it
 * runs again until it has asked nothing new.
 *
 * @returns what was compiled, and what it asked for
 */
export async function compileAsking<T>(
  markdown: string,
  slug: string,
  surroundings: Surroundings,
  compile: (markdown: string, context: MarkdownContext) => T,
): Promise<{ compiled: T; questions: Question[] }> {
  const pictures = new Map<string, PictureFile | null>();
  const articles = new Map<string, Awaited<ReturnType<Surroundings['article']>>>();
  const oldUrls = new Map<string, string | null>();
  const questions = new Map<string, Question>();
  const open = new Set<Promise<void>>();

  /** The answer when it is known; else it is looked up for the next run. */
  const ask = <A>(type: Question[0], name: string, known: Map<string, A>, lookUp: (name: string) => Promise<A>) => {
    questions.set(`${type} ${name}`, [type, name]);
    const answer = known.get(name);
    if (answer === undefined) open.add(lookUp(name).then((found) => void known.set(name, found)));
    return answer ?? null;
  };
  const context: MarkdownContext = {
    slug,
    picture: (src) => ask('picture', src, pictures, (name) => surroundings.picture(name)),
    article: (name) => ask('article', name, articles, (each) => surroundings.article(each)),
    oldUrl: (path) => ask('old-url', path, oldUrls, (name) => surroundings.oldUrl(name)),
  };

  // What it will probably ask for is looked up before.
  await Promise.all(picturesIn(markdown).map(async (src) => pictures.set(src, await surroundings.picture(src))));
  for (;;) {
    questions.clear();
    const compiled = compile(markdown, context);
    if (open.size === 0) return { compiled, questions: [...questions.values()] };
    await Promise.all(open);
    open.clear();
  }
}

/** Addresses in a text that may be pictures of ours. */
export const picturesIn = (markdown: string) => [...new Set(markdown.match(/\/media\/[^\s"'()<>\]}#?\\]+/g))];
