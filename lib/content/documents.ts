import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runContentlayer } from './contentlayer-run.ts';
import { schemaOf, type Entries, type Entry, type FrontMatterOf } from './entries.ts';
import { documentFolders, type DocumentFolder } from './read-folder.ts';

/** A typed document of `content/`: its front matter with every default filled in, and its Markdown. */
export interface ContentDocument<Folder extends DocumentFolder> {
  slug: string;
  /** Below the content folder. */
  path: string;
  data: FrontMatterOf[Folder];
  markdown: string;
}

export type ContentDocuments = { [Folder in DocumentFolder]: ContentDocument<Folder>[] };

/** Makes typed documents of checked files. */
export type ReadDocuments = (contentDir: string, varDir: string, entries: Entries) => Promise<ContentDocuments>;

const typeOf: Record<DocumentFolder, string> = {
  articles: 'Article',
  authors: 'Author',
  sections: 'Section',
  topics: 'Topic',
  pages: 'Page',
};

/** The documents of a checked folder, as contentlayer compiles them. */
export const readDocuments: ReadDocuments = async (contentDir, varDir, entries) => {
  const sources = documentFolders.flatMap((folder) => entries[folder].map(({ source }) => source));
  const output = await runContentlayer(contentDir, varDir, sources);
  const read = async <Folder extends DocumentFolder>(folder: Folder): Promise<ContentDocument<Folder>[]> => {
    const raw = JSON.parse(await readFile(path.join(output, typeOf[folder], '_index.json'), 'utf8')) as RawDocument[];
    const byPath = new Map(raw.map((document) => [document._raw.sourceFilePath, document]));
    return entries[folder].map((entry) => typed(folder, entry, byPath.get(entry.source.path)));
  };
  return {
    articles: await read('articles'),
    authors: await read('authors'),
    sections: await read('sections'),
    topics: await read('topics'),
    pages: await read('pages'),
  };
};

interface RawDocument {
  _raw: { sourceFilePath: string };
  body: { raw: string };
}

function typed<Folder extends DocumentFolder>(
  folder: Folder,
  { slug, source, file }: Entry<unknown>,
  raw: RawDocument | undefined,
): ContentDocument<Folder> {
  // The check and contentlayer have read the same file; if not, it changed between them.
  if (!raw || comparable(raw.body.raw) !== comparable(file.body)) {
    throw new Error(`${source.label} changed while it was read. Sync again.`);
  }
  const data = schemaOf[folder].parse(withoutMarks(raw)) as FrontMatterOf[Folder];
  return { slug, path: source.path, data, markdown: file.body.trim() };
}

const comparable = (body: string) => body.replaceAll(/\r\n?/g, '\n').trim();

/** Drops what contentlayer adds to the front matter: its notes on a document and its parts, and the text. */
function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.entries(value).filter(([key]) => !['_id', '_raw', 'type', 'body'].includes(key));
  return Object.fromEntries(own.map(([key, part]) => [key, withoutMarks(part)]));
}
