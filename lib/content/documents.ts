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
  body: string;
  /** The line of the file on which the body begins. */
  bodyLine: number;
}

/** Makes typed documents of some checked files, in their order. */
export type ReadDocuments = (files: readonly CheckedText[], varDir: string) => Promise<ContentDocument[]>;

/**
 * The documents of checked files as contentlayer compiles them.
 *
 * It is given copies: each under a plain name, since it passes over some folders (`node_modules`), and with the front
 * matter that was checked, written in the part of YAML that is JSON. It reads YAML by older rules than we do, by which
 * `12:30` is a number and `2026-01-01` no text. So what was found sound is sound to it too.
 */
export const readDocuments: ReadDocuments = async (files, varDir) => {
  const nameOf = ({ entry: { folder } }: CheckedText, index: number) => `${folder}/${index}.md`;
  const copies = files.map((file, index) => ({ path: nameOf(file, index), text: copyOf(file) }));
  const raw = new Map((await runContentlayer(copies, varDir)).map((each) => [each._raw.sourceFilePath, each]));
  return files.map((file, index) => typed(file, raw.get(nameOf(file, index))));
};

const copyOf = ({ entry: { data }, body }: CheckedText): string => `---\n${ascii(JSON.stringify(data))}\n---\n${body}`;

/** Readers of YAML refuse some characters, and take others for line ends. */
const ascii = (json: string): string =>
  json.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

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
