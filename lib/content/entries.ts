import path from 'node:path';
import type { z } from 'zod';
import { articleFrontMatterSchema, type ArticleFrontMatter } from '#lib/news/article.ts';
import { authorFrontMatterSchema } from '#lib/news/author.ts';
import { pageFrontMatterSchema } from '#lib/news/page.ts';
import { sectionFrontMatterSchema } from '#lib/news/section.ts';
import { slugSchema } from '#lib/news/slug.ts';
import { articleAdvice, authorAdvice, namedAdvice, pageAdvice } from './advice.ts';
import { parseMarkdownFile, type MarkdownFile } from './front-matter.ts';
import type { ContentProblem } from './problem.ts';
import type { ContentFolder, DocumentFolder, SourceFile } from './read-folder.ts';
import { checkAgainst, type Advice } from './schema-problems.ts';

/** A Markdown file of the publication; `data` is null when its front matter has problems. */
export interface Entry<T> {
  folder: DocumentFolder;
  slug: string;
  source: SourceFile;
  file: MarkdownFile;
  data: T | null;
}

export type AuthorFrontMatter = z.infer<typeof authorFrontMatterSchema>;
export type NamedFrontMatter = z.infer<typeof sectionFrontMatterSchema>;
export type PageFrontMatter = z.infer<typeof pageFrontMatterSchema>;

/** What each folder holds. */
export interface FrontMatterOf {
  articles: ArticleFrontMatter;
  authors: AuthorFrontMatter;
  sections: NamedFrontMatter;
  topics: NamedFrontMatter;
  pages: PageFrontMatter;
}

export type Entries = { [Folder in DocumentFolder]: Entry<FrontMatterOf[Folder]>[] };

export const schemaOf = {
  articles: articleFrontMatterSchema,
  authors: authorFrontMatterSchema,
  sections: sectionFrontMatterSchema,
  topics: sectionFrontMatterSchema,
  pages: pageFrontMatterSchema,
} satisfies { [Folder in DocumentFolder]: z.ZodType<FrontMatterOf[Folder]> };

const adviceOf: Record<DocumentFolder, Advice> = {
  articles: articleAdvice,
  authors: authorAdvice,
  sections: namedAdvice,
  topics: namedAdvice,
  pages: pageAdvice,
};

/** Takes every Markdown file apart and holds its front matter against the domain's schemas. */
export function readEntries({ documents }: ContentFolder, problems: ContentProblem[]): Entries {
  const read = <Folder extends DocumentFolder>(folder: Folder): Entry<FrontMatterOf[Folder]>[] =>
    documents[folder].flatMap((source) => {
      const file = parseMarkdownFile(source, problems);
      const slug = slugOf(source);
      checkSlug(source, slug, problems);
      if (!file) return [];
      const schema = schemaOf[folder] as unknown as z.ZodType<FrontMatterOf[Folder]>;
      const data = checkAgainst(schema, file.yaml, source.label, adviceOf[folder], problems);
      return [{ folder, slug, source, file, data }];
    });

  const entries = {
    articles: read('articles'),
    authors: read('authors'),
    sections: read('sections'),
    topics: read('topics'),
    pages: read('pages'),
  };
  checkDuplicates(documents.articles, problems);
  for (const { source, file } of [...entries.articles, ...entries.pages]) {
    if (file.body.trim() === '') {
      const at = { file: source.label, line: Math.min(file.bodyLine, source.text.split('\n').length) };
      problems.push({ ...at, problem: 'there is no text', instead: 'write it below the front matter', severity: 'error' });
    }
  }
  return entries;
}

const slugOf = (source: SourceFile) => path.posix.basename(source.path, '.md');

function checkSlug(source: SourceFile, slug: string, problems: ContentProblem[]): void {
  if (slugSchema.safeParse(slug).success) return;
  const better = slug
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 120)
    .replaceAll(/^-+|-+$/g, '');
  problems.push({
    file: source.label,
    line: 1,
    problem: `the file's name is not a slug (lower-case letters, digits and single hyphens, at most 120)`,
    instead: better ? `name it ${better}.md` : 'name it e.g. law-and-treaties.md',
    severity: 'error',
  });
}

/** Two years may not have an article of the same name: it has one address. */
function checkDuplicates(articles: readonly SourceFile[], problems: ContentProblem[]): void {
  const first = new Map<string, SourceFile>();
  for (const source of articles) {
    const slug = slugOf(source);
    const other = first.get(slug);
    if (!other) {
      first.set(slug, source);
      continue;
    }
    const problem = `${other.label} has the same name, and so the same address`;
    problems.push({ file: source.label, line: 1, problem, instead: 'give one of the two another name', severity: 'error' });
  }
}
