import { didYouMean } from './nearest.ts';
import type { Entries, Entry } from './entries.ts';
import type { ContentProblem } from './problem.ts';

/** Sections, topics and authors that articles name must exist. */
export function checkReferences(entries: Entries, problems: ContentProblem[]): void {
  const slugs = {
    section: entries.sections.map(({ slug }) => slug),
    topic: entries.topics.map(({ slug }) => slug),
    author: entries.authors.map(({ slug }) => slug),
  };
  for (const article of entries.articles) {
    const { section, topics, authors } = article.file.yaml.data as Record<string, unknown>;
    const check = (type: keyof typeof slugs, written: unknown, path: PropertyKey[]) => {
      if (typeof written !== 'string' || written === '' || slugs[type].includes(written)) return;
      const folder = `content/${type}s/`;
      problems.push(at(article, path, `there is no ${type} "${written}"`, didYouMean(written, slugs[type], folder)));
    };
    check('section', section, ['section']);
    listOf(topics).forEach((topic, index) => check('topic', topic, ['topics', index]));
    listOf(authors).forEach((author, index) => check('author', author, ['authors', index]));
  }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A problem with a key of an entry's front matter. */
export function at(
  { source, file }: Pick<Entry<unknown>, 'source' | 'file'>,
  path: readonly PropertyKey[],
  problem: string,
  instead: string,
  severity: ContentProblem['severity'] = 'error',
): ContentProblem {
  return { file: source.label, line: file.yaml.lineOf(path), problem, instead, severity };
}
