import { isDeepStrictEqual } from 'node:util';
import type { PictureFile } from '#lib/news/picture.ts';
import type { MarkdownContext } from './context.ts';
import { TooComplicated } from './limits.ts';

/** What a text may refer to, where looking up takes time. */
export interface Surroundings {
  picture(src: string): Promise<PictureFile | null>;
  article(slug: string): Promise<{ slug: string; headline: string; kicker?: string } | null>;
  oldUrl(path: string): Promise<string | null>;
  /** The text's (BCP 47). */
  language(): Promise<string>;
}

/** A question that a compilation asked about the rest of the publication. */
export type Question = readonly [type: 'picture' | 'article' | 'old-url' | 'language', name: string];

type Answer = PictureFile | Awaited<ReturnType<Surroundings['article']>> | string;

/** What was found, by question. */
export type Answers = ReadonlyMap<string, Answer>;

/** A text with several thousand addresses of the site is none; each is looked up. */
const mostQuestions = 4000;

export const keyOf = ([type, name]: Question) => `${type} ${name}`;

/** The context of a compilation that knows these answers, and notes what it is asked; what it does not know is not there. */
export function contextOf(slug: string, answers: Answers): { context: MarkdownContext; asked: Map<string, Question> } {
  const asked = new Map<string, Question>();
  const ask = (type: Question[0], name: string) => {
    const key = keyOf([type, name]);
    asked.set(key, [type, name]);
    if (asked.size > mostQuestions) {
      throw new TooComplicated(1, `it names more than ${mostQuestions} addresses of this site`, 'link to fewer');
    }
    return answers.get(key) ?? null;
  };
  const context: MarkdownContext = {
    slug,
    picture: (src) => ask('picture', src) as PictureFile | null,
    article: (name) => ask('article', name) as Awaited<ReturnType<Surroundings['article']>>,
    oldUrl: (path) => ask('old-url', path) as string | null,
    language: () => (ask('language', '') as string | null) ?? 'en',
  };
  return { context, asked };
}

/** Looks these up. */
export async function lookUp(questions: Iterable<Question>, surroundings: Surroundings): Promise<Map<string, Answer>> {
  const entries = [...questions].map(
    async (question) => [keyOf(question), await answerTo(question, surroundings)] as const,
  );
  return new Map(await Promise.all(entries));
}

/** Whether the questions are still answered so. */
export async function areStillRight(
  questions: readonly Question[],
  answers: Answers,
  surroundings: Surroundings,
): Promise<boolean> {
  const now = await lookUp(questions, surroundings);
  return questions.every((question) =>
    isDeepStrictEqual(now.get(keyOf(question)), answers.get(keyOf(question)) ?? null),
  );
}

function answerTo([type, name]: Question, surroundings: Surroundings): Promise<Answer> {
  if (type === 'picture') return surroundings.picture(name);
  if (type === 'language') return surroundings.language();
  return type === 'article' ? surroundings.article(name) : surroundings.oldUrl(name);
}
