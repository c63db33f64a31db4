import { didYouMean } from '#lib/news/nearest.ts';
import type { Entries } from './entries.ts';
import { at } from './problem-at.ts';
import type { ContentProblem } from './problem.ts';

/** Sections, topics and authors that articles name must exist. */
export function checkReferences(entries: Entries, problems: ContentProblem[]): void {
  const slugsOf = (list: readonly { slug: string }[]) => new Set(list.map(({ slug }) => slug));
  const slugs = {
    section: slugsOf(entries.sections),
    topic: slugsOf(entries.topics),
    author: slugsOf(entries.authors),
  };
  for (const article of entries.articles) {
    const { section, topics, authors } = article.written as Record<string, unknown>;
    const check = (type: keyof typeof slugs, written: unknown, path: PropertyKey[]) => {
      if (typeof written !== 'string' || written === '' || slugs[type].has(written)) return;
      const folder = `content/${type}s/`;
      problems.push(
        at(article, path, `there is no ${type} "${written}"`, didYouMean(written, [...slugs[type]], folder)),
      );
    };
    check('section', section, ['section']);
    listOf(topics).forEach((topic, index) => check('topic', topic, ['topics', index]));
    listOf(authors).forEach((author, index) => check('author', author, ['authors', index]));
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
