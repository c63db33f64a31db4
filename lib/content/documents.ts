import { schemaOf, type Entry, type FrontMatterOf } from './entries.ts';
import type { DocumentFolder } from './read-folder.ts';
import { runContentlayer, type RawDocument } from './run-contentlayer.ts';

/** A typed document of `content/`: its front matter with every default filled in, and its Markdown. */
export interface ContentDocument<Folder extends DocumentFolder = DocumentFolder> {
  folder: Folder;
  slug: string;
  /** Below the content folder. */
  path: string;
  data: FrontMatterOf[Folder];
  markdown: string;
}

/** A checked file with its text. */
export interface CheckedText {
  entry: Entry<unknown>;
  /** The whole file. */
  text: string;
  body: string;
  /** The line of the file on which the body begins. */
  bodyLine: number;
}

/** Makes typed documents of some checked files, in their order. */
export type ReadDocuments = (files: readonly CheckedText[], varDir: string) => Promise<ContentDocument[]>;

/** The documents of checked files as contentlayer compiles them. */
export const readDocuments: ReadDocuments = async (files, varDir) => {
  const copies = files.map(({ entry, text }) => ({ path: entry.source.path, text }));
  const raw = new Map((await runContentlayer(copies, varDir)).map((each) => [each._raw.sourceFilePath, each]));
  return files.map((file) => typed(file, raw.get(file.entry.source.path)));
};

function typed({ entry: { folder, slug, source }, body }: CheckedText, raw: RawDocument | undefined): ContentDocument {
  // Both have read the same text; if not, one of the two takes files apart in another way.
  if (raw?.body.raw.trim() !== body.trim()) throw new Error(`contentlayer reads another text in ${source.label}`);
  return { folder, slug, path: source.path, data: schemaOf[folder].parse(withoutMarks(raw)), markdown: body.trim() };
}

/** Drops what contentlayer adds to the front matter: its notes on a document and its parts, and the text. */
function withoutMarks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutMarks);
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.entries(value).filter(([key]) => !['_id', '_raw', 'type', 'body'].includes(key));
  return Object.fromEntries(own.map(([key, part]) => [key, withoutMarks(part)]));
}
