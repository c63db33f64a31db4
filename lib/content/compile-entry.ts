import type { CompiledBody } from '#lib/news/article.ts';
import type { Question } from '#lib/markdown/answers.ts';
import { compileAsking, runWith } from '#lib/markdown/asking.ts';
import type { compileText as CompileText } from '#lib/markdown/compile.ts';
import type { MarkdownContext, Problem } from '#lib/markdown/context.ts';
import type { PicturePlan } from '#lib/media/picture-plan.ts';
import type { Entry } from './entries.ts';
import type { Manuscript } from './front-matter.ts';
import { isPlan, type ShelfAnswer } from './picture-shelf.ts';
import { linksOfText, type TextLinks } from './text-links.ts';
import type { ContentProblem } from './problem.ts';

/** An article as others link to it. */
export interface LinkTarget {
  slug: string;
  headline: string;
  kicker: string;
  /** Readers cannot see it. */
  draft: boolean;
}

/** What a text may refer to. */
export interface Surroundings {
  picture(src: string): Promise<ShelfAnswer>;
  article(slug: string): Promise<LinkTarget | null>;
  oldUrl(path: string): string | null;
  /** The article whose slug is most like this one; null where none is near. */
  articleLike(slug: string): string | null;
  /** Addresses of this site, for links that are written whole. */
  sites: readonly string[];
  /** The text's (BCP 47). */
  language: string;
}

export interface CompiledEntry {
  body: CompiledBody;
  problems: ContentProblem[];
  questions: Question[];
  textLinks: TextLinks;
}

/**
 * Compiles the text of a Markdown file, and keeps what it asked for: it has to be compiled again when one of the
 * answers changes.
 */
export async function compileEntry(
  entry: Entry<unknown>,
  manuscript: Pick<Manuscript, 'body' | 'bodyLine'>,
  surroundings: Surroundings,
): Promise<CompiledEntry> {
  const pictures = new Map<string, ShelfAnswer>();
  const articles = new Map<string, LinkTarget | null>();
  // Loaded for the first text that has changed, if there is one.
  const { compileArticle, compileText } = await import('#lib/markdown/compile.ts');
  const compile = entry.folder === 'articles' ? compileArticle : otherWith(compileText);
  const asked = {
    async picture(src: string) {
      const answer = await surroundings.picture(src);
      pictures.set(src, answer);
      return isPlan(answer) ? answer.picture : null;
    },
    async article(slug: string) {
      const target = await surroundings.article(slug);
      articles.set(slug, target);
      return target;
    },
    oldUrl: async (path: string) => surroundings.oldUrl(path),
    language: async () => surroundings.language,
  };
  const { compiled, questions } = await compileAsking(manuscript.body, asked, (answers) =>
    runWith(manuscript.body, entry.slug, answers, compile),
  );
  const problems = compiled.problems.map((problem) => ({
    file: entry.source.label,
    ...withNearest(withReason(problem, pictures), surroundings),
    line: problem.line + manuscript.bodyLine - 1,
  }));
  const linked = questions.flatMap(([type, name]) => (type === 'article' ? (articles.get(name) ?? []) : []));
  problems.push(...linksToDrafts(entry, manuscript, linked));
  const textLinks = linksOfText(compiled.body.html, manuscript, surroundings.sites);
  return { body: compiled.body, problems, questions, textLinks };
}

/** The pictures that a text uses, of those it asked for. */
export async function plansOf(questions: readonly Question[], { picture }: Surroundings): Promise<PicturePlan[]> {
  const answers = await Promise.all(questions.filter(([type]) => type === 'picture').map(([, src]) => picture(src)));
  return answers.filter(isPlan);
}

/** The answers to a compilation's questions as far as they are printed, one line each. */
export async function answersTo(questions: readonly Question[], surroundings: Surroundings): Promise<string[]> {
  return Promise.all(
    questions.map(async ([type, name]) => {
      if (type === 'old-url') return `${type} ${name} ${surroundings.oldUrl(name)}`;
      if (type === 'language') return `${type} ${surroundings.language}`;
      if (type === 'picture') {
        const answer = await surroundings.picture(name);
        return `${type} ${name} ${isPlan(answer) ? answer.picture.base : null}`;
      }
      const article = await surroundings.article(name);
      return `${type} ${name} ${article && JSON.stringify([article.headline, article.kicker])}`;
    }),
  );
}

/** A text without an article's folded form. */
const otherWith =
  (compileText: typeof CompileText) =>
  (markdown: string, context: MarkdownContext): { body: CompiledBody; problems: Problem[] } => {
    const { html, text, problems } = compileText(markdown, context);
    return { body: { html, text, leadHtml: '', restHtml: '', foldedWhole: true, wordCount: 0 }, problems };
  };

/** The compiler only knows that there is no picture; the shelf knows why. */
function withReason(problem: Problem, pictures: ReadonlyMap<string, ShelfAnswer>): Problem {
  const src = /^there is no picture (.+)$/.exec(problem.problem)?.[1];
  const answer = src === undefined ? undefined : pictures.get(src);
  return answer && !isPlan(answer) ? { ...problem, ...answer } : problem;
}

/** The compiler only knows that there is no such article; the folder knows which there are. */
function withNearest<P extends Problem>(problem: P, { articleLike }: Surroundings): P {
  const [, linked, named] =
    /^\/article\/([^\s/?#]+)\S* leads to no article$|^there is no article "(.+)"$/.exec(problem.problem) ?? [];
  const slug = articleLike(linked ?? named ?? '');
  if (slug === null) return problem;
  return { ...problem, instead: named === undefined ? `write /article/${slug}` : `write "${slug}"` };
}

function linksToDrafts(
  { source }: Entry<unknown>,
  { body, bodyLine }: Pick<Manuscript, 'body' | 'bodyLine'>,
  articles: readonly LinkTarget[],
): ContentProblem[] {
  return articles.flatMap((target) => {
    if (!target.draft) return [];
    const above = body.slice(0, Math.max(0, body.indexOf(target.slug)));
    const line = bodyLine + above.split('\n').length - 1;
    const problem = `this links to ${target.slug}, a draft: readers will not find it`;
    return [
      {
        file: source.label,
        line,
        problem,
        instead: 'publish that article, or leave the link out',
        severity: 'warning' as const,
      },
    ];
  });
}
