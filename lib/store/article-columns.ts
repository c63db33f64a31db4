import type { ArticleSnapshot, ArticleWrite } from './article-write.ts';
import type { ArticleTable } from './schema-articles.ts';

/** How something that is written of an article lies in the columns of its row. */
interface Columns<T> {
  names: readonly (keyof ArticleRow)[];
  write: (value: T) => Partial<ArticleRow>;
  /** Left out: nothing reads it. */
  read?: (row: ArticleRow) => T;
}

/** A row as it is read: columns with a default have a value too. */
type ArticleRow = { [Name in keyof ArticleTable]: Selected<ArticleTable[Name]> };
type Selected<T> = T extends { __select__: infer S } ? S : T;

/** Revisions leave it out: it is made of the rest, or belongs to one write. */
type Unkept<Key> = Key extends keyof ArticleSnapshot ? { isUnkept?: never } : { isUnkept: true };

const elsewhere = { names: [], write: () => ({}) };

const plain = <Name extends keyof ArticleRow>(name: Name) => ({
  names: [name],
  write: (value: ArticleRow[Name]) => ({ [name]: value }) as Partial<ArticleRow>,
  read: (row: ArticleRow) => row[name],
});

const json = <T>(name: keyof ArticleRow) => ({
  names: [name],
  write: (value: T) => ({ [name]: value === null ? null : JSON.stringify(value) }) as Partial<ArticleRow>,
  read: (row: ArticleRow) => JSON.parse((row[name] as string | null) ?? 'null') as T,
});

/**
 * Where the store keeps each thing that is written of an article. Writes, reads and revisions go by this map: a field that
 * is not in it is a type error.
 */
export const articleColumns = {
  slug: plain('slug'),
  origin: plain('origin'),
  sourcePath: plain('source_path'),
  sourceHash: { ...plain('source_hash'), isUnkept: true },
  // It depends on the time (`lib/news/embargo.ts`): `save-article.ts` writes it.
  status: elsewhere,
  kind: { ...plain('kind'), read: (row) => row.kind as ArticleWrite['kind'] },
  section: plain('section'),
  headline: plain('headline'),
  dek: plain('dek'),
  topics: elsewhere,
  authors: elsewhere,
  bylineNames: { names: ['byline'], write: (names) => ({ byline: names.join(', ') }), isUnkept: true },
  publishedAt: plain('published_at'),
  updatedAt: plain('updated_at'),
  breaking: {
    names: ['breaking'],
    write: (isBreaking) => ({ breaking: isBreaking ? 1 : 0 }),
    read: (row) => row.breaking === 1,
  },
  image: json<ArticleWrite['image']>('image'),
  markdown: plain('body_markdown'),
  body: {
    names: ['body_html', 'lead_html', 'rest_html', 'folded_whole', 'word_count', 'text'],
    write: ({ html, leadHtml, restHtml, foldedWhole, wordCount, text }) => ({
      ...{ body_html: html, lead_html: leadHtml, rest_html: restHtml, text },
      ...{ folded_whole: foldedWhole ? 1 : 0, word_count: wordCount },
    }),
    read: (row) => ({
      ...{ html: row.body_html, leadHtml: row.lead_html, restHtml: row.rest_html, text: row.text },
      ...{ foldedWhole: row.folded_whole === 1, wordCount: row.word_count },
    }),
    isUnkept: true,
  },
  corrections: elsewhere,
  translations: json<ArticleWrite['translations']>('translations'),
  details: {
    ...json<ArticleWrite['details']>('details'),
    // The series and the sitemaps look for two of them.
    write: (details) => ({
      ...{ details: JSON.stringify(details), canonical_url: details.canonicalUrl ?? null },
      series_part: details.seriesPart ?? null,
    }),
  },
  seriesSlug: { names: ['series'], write: (series) => ({ series }), isUnkept: true },
  oldUrls: elsewhere,
  feedSeed: { ...elsewhere, isUnkept: true },
} satisfies { [Key in keyof ArticleWrite]-?: Columns<ArticleWrite[Key]> & Unkept<Key> };

/** Columns that others write. */
type NotWritten =
  | 'id'
  | 'status'
  | 'embargo_until'
  | 'live_started_at'
  | 'live_ended_at'
  | 'key_points'
  | 'feed_id'
  | 'revision'
  | 'published_revision'
  | 'created_at'
  | 'modified_at';

type Key = keyof typeof articleColumns;
/** What can be read from an article's row. */
export type ReadKey = { [K in Key]: (typeof articleColumns)[K] extends { read: unknown } ? K : never }[Key];

const columnsOf = (key: Key) => articleColumns[key] as Columns<unknown> & { isUnkept?: true };
const keys = Object.keys(articleColumns) as Key[];

/** The row of an article, but for its id, status and the facts that only the desk notes. */
export const rowOf = (article: ArticleWrite) =>
  Object.assign({}, ...keys.map((key) => columnsOf(key).write(article[key]))) as Omit<ArticleRow, NotWritten>;

/** The columns that hold these. */
export const columnNames = (read: readonly ReadKey[]) =>
  read.flatMap((key) => columnsOf(key).names.map((name) => `article.${name}` as const));

/** These of an article, by its row. */
export const readRow = <K extends ReadKey>(row: Partial<ArticleRow>, read: readonly K[]) =>
  Object.fromEntries(read.map((key) => [key, columnsOf(key).read?.(row as ArticleRow)])) as {
    [Each in K]: Exclude<ArticleWrite[Each], undefined>;
  };

/** What a revision keeps of an article. */
export const keptOf = (article: ArticleWrite) =>
  Object.fromEntries(keys.flatMap((key) => (columnsOf(key).isUnkept ? [] : [[key, article[key]]]))) as unknown as Omit<
    ArticleSnapshot,
    'status'
  >;
