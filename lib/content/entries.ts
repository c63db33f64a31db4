import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { articleFrontMatterSchema, type ArticleFrontMatter } from '#lib/news/article.ts';
import { authorFrontMatterSchema } from '#lib/news/author.ts';
import { pageFrontMatterSchema } from '#lib/news/page.ts';
import { sectionFrontMatterSchema } from '#lib/news/section.ts';
import { slugFrom } from '#lib/news/slug-from.ts';
import { slugLimit, slugSchema } from '#lib/news/slug.ts';
import { datesThatGoBackwards } from './check-dates.ts';
import type { ContentMemory } from './content-memory.ts';
import { fileStamp } from './file-stamp.ts';
import { parseFrontMatter, parseYamlFile, takeApart, type Manuscript } from './front-matter.ts';
import { houseStyleWarnings } from './house-style.ts';
import { isError, type ContentProblem } from './problem.ts';
import { readSource, type ContentFolder, type DocumentFolder, type FoundFile, type SourceFile } from './read-folder.ts';
import { checkAgainst } from './schema-problems.ts';

/** A Markdown file of the publication, without its text: there may be many. */
export interface Entry<T> {
  folder: DocumentFolder;
  slug: string;
  source: SourceFile;
  /** Its front matter; null when there are problems in it. */
  data: T | null;
  /** Its front matter as it was written, with whatever problems; {} where it cannot be told apart. */
  written: unknown;
  /** Whether it has a text that can be told from its front matter. */
  hasText: boolean;
  /** The line of a key of its front matter or of an entry in a list; the file is read again for it. */
  lineOf(path: readonly PropertyKey[]): number;
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

/**
 * Takes every Markdown file apart and holds its front matter against the domain's schemas. What has not changed since it
 * was last found sound is taken from memory.
 */
export async function readEntries(folder: ContentFolder, memory: ContentMemory): Promise<Entries> {
  const { documents, problems } = folder;
  const language = languageIn(folder);
  const read = async <Folder extends DocumentFolder>(name: Folder): Promise<Entry<FrontMatterOf[Folder]>[]> => {
    const entries: Entry<FrontMatterOf[Folder]>[] = [];
    for (const file of documents[name]) {
      const slug = slugOf(file);
      await checkSlug(file, slug, language, problems);
      entries.push(
        fromMemory(name, slug, file, memory, problems) ?? (await fromFile(name, slug, file, memory, problems)),
      );
    }
    return entries;
  };
  const entries = {
    articles: await read('articles'),
    authors: await read('authors'),
    sections: await read('sections'),
    topics: await read('topics'),
    pages: await read('pages'),
  };
  checkDuplicates(documents.articles, problems);
  return entries;
}

function fromMemory<Folder extends DocumentFolder>(
  folder: Folder,
  slug: string,
  file: FoundFile,
  memory: ContentMemory,
  problems: ContentProblem[],
): Entry<FrontMatterOf[Folder]> | null {
  const known = memory.file(file.path);
  if (!known?.stamp || known.stamp !== fileStamp(file.full)) return null;
  memory.keepFile(file.path, known);
  problems.push(...known.warnings);
  const data = known.data as FrontMatterOf[Folder];
  const source = { ...file, hash: known.hash };
  return { folder, slug, source, data, written: data, hasText: true, lineOf: linesOf(file) };
}

async function fromFile<Folder extends DocumentFolder>(
  folder: Folder,
  slug: string,
  file: FoundFile,
  memory: ContentMemory,
  problems: ContentProblem[],
): Promise<Entry<FrontMatterOf[Folder]>> {
  // Before it is read: what is written meanwhile is seen the next time.
  const stamp = fileStamp(file.full);
  const found: ContentProblem[] = [];
  const entry = await check(folder, slug, file, found);
  problems.push(...found);
  if (entry.data && !found.some(isError)) {
    const { hash } = entry.source;
    const known = memory.file(file.path);
    const text = known?.hash === hash ? known.text : null;
    memory.keepFile(file.path, { stamp, hash, data: entry.data, warnings: found, text });
  }
  return entry;
}

async function check<Folder extends DocumentFolder>(
  folder: Folder,
  slug: string,
  file: FoundFile,
  problems: ContentProblem[],
): Promise<Entry<FrontMatterOf[Folder]>> {
  const text = await readSource(file, problems);
  const manuscript = text && takeApart(text, problems);
  const yaml = manuscript && parseFrontMatter(file.label, manuscript, problems);
  const source = { ...file, hash: text?.hash ?? '' };
  // Whatever is wrong with it, it is there: nobody is told off for naming it.
  if (!yaml) {
    return { folder, slug, source, data: null, written: {}, hasText: manuscript !== null, lineOf: linesOf(file) };
  }
  const schema = schemaOf[folder] as unknown as z.ZodType<FrontMatterOf[Folder]>;
  const data = checkAgainst(schema, yaml, file.label, problems);
  if ((folder === 'articles' || folder === 'pages') && manuscript.body.trim() === '') {
    const line = Math.min(manuscript.bodyLine, text.text.split('\n').length);
    const instead = 'write it below the front matter';
    problems.push({ file: file.label, line, problem: 'there is no text', instead, severity: 'error' });
  }
  const entry = { folder, slug, source, data, written: yaml.data, hasText: true };
  if (folder === 'articles' && data) {
    const article = { ...entry, data: data as ArticleFrontMatter, lineOf: yaml.lineOf };
    problems.push(...datesThatGoBackwards(article), ...houseStyleWarnings(article));
  }
  // Not the lines of the YAML at hand: what they hold is many times as large as the file.
  return { ...entry, lineOf: linesOf(file) };
}

function linesOf(file: FoundFile): Entry<unknown>['lineOf'] {
  return (path) => {
    const text = readFileSync(file.full, 'utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll(/\r\n?/g, '\n');
    const manuscript = takeApart({ label: file.label, text }, []);
    const yaml = manuscript && parseFrontMatter(file.label, manuscript, []);
    return yaml?.lineOf(path) ?? 1;
  };
}

/**
 * The text of an entry, which is in memory only while it is worked on.
 *
 * @throws when the file is another one by now
 */
export async function manuscriptOf({ source }: Entry<unknown>): Promise<Manuscript> {
  const file = await readSource(source, []);
  const manuscript = file?.hash === source.hash ? takeApart(file, []) : null;
  if (!manuscript) throw new Error(`${source.label} changed while it was read. Sync again.`);
  return manuscript;
}

/** As publication.yaml says, whatever else is wrong with it. */
function languageIn({ publication }: ContentFolder): string | undefined {
  const written = publication && (parseYamlFile(publication, [])?.data as { language?: unknown } | null);
  return typeof written?.language === 'string' ? written.language : undefined;
}

const slugOf = (source: FoundFile) => path.posix.basename(source.path, '.md');

async function checkSlug(
  source: FoundFile,
  slug: string,
  language: string | undefined,
  problems: ContentProblem[],
): Promise<void> {
  if (slugSchema.safeParse(slug).success) return;
  const better = await slugFrom(slug, { language });
  problems.push({
    file: source.label,
    line: 1,
    problem: `the file's name is not a slug (lower-case letters, digits and single hyphens, at most ${slugLimit})`,
    instead: better ? `name it ${better}.md` : 'name it e.g. law-and-treaties.md',
    severity: 'error',
  });
}

/** Two years may not have an article of the same name: it has one address. */
function checkDuplicates(articles: readonly FoundFile[], problems: ContentProblem[]): void {
  const first = new Map<string, FoundFile>();
  for (const source of articles) {
    const slug = slugOf(source);
    const other = first.get(slug);
    if (!other) {
      first.set(slug, source);
      continue;
    }
    const problem = `${other.label} has the same name, and so the same address`;
    problems.push({
      file: source.label,
      line: 1,
      problem,
      instead: 'give one of the two another name',
      severity: 'error',
    });
  }
}
