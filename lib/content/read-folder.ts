import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileBelow } from '#lib/media/file-below.ts';
import type { ContentProblem } from './problem.ts';

/** The folders of Markdown files in a publication; `articles` may have folders below it, one a year. */
export const documentFolders = ['articles', 'authors', 'sections', 'topics', 'pages'] as const;
export type DocumentFolder = (typeof documentFolders)[number];

/** The files beside those folders. */
export const siteFiles = ['publication.yaml', 'front.yaml', 'redirects.yaml'] as const;
type SiteFile = (typeof siteFiles)[number];

/** A file of the publication, before it is read. */
export interface FoundFile {
  /** Below the content folder, with slashes: `articles/2026/x.md`. */
  path: string;
  /** As problems name it: `content/articles/2026/x.md`. */
  label: string;
  /** Where it is on the disk. */
  full: string;
}

export interface SourceFile extends FoundFile {
  /** Of its bytes. */
  hash: string;
}

export interface SourceText extends SourceFile {
  text: string;
}

export interface ContentFolder {
  dir: string;
  /** Markdown files: there may be many, and each is read when it is needed. */
  documents: Record<DocumentFolder, FoundFile[]>;
  publication: SourceText | null;
  front: SourceText | null;
  redirects: SourceText | null;
  /** What could not even be read. */
  problems: ContentProblem[];
}

/** Finds every text file of a publication. The folder may be anywhere. */
export async function readFolder(contentDir: string): Promise<ContentFolder> {
  const dir = path.resolve(contentDir);
  const folder: ContentFolder = {
    dir,
    documents: { articles: [], authors: [], sections: [], topics: [], pages: [] },
    publication: null,
    front: null,
    redirects: null,
    problems: [],
  };
  if (!(await stat(dir).catch(() => null))?.isDirectory()) {
    folder.problems.push(
      problemAt(labelOf(dir, ''), 1, 'this folder does not exist', 'name the folder with --content'),
    );
    return folder;
  }
  for (const name of documentFolders) {
    folder.documents[name] = await documentsIn(dir, name, folder.problems);
  }
  folder.publication = await readIfThere(dir, 'publication.yaml', folder.problems);
  folder.front = await readIfThere(dir, 'front.yaml', folder.problems);
  folder.redirects = await readIfThere(dir, 'redirects.yaml', folder.problems);
  if (!folder.publication && !folder.problems.some(({ file }) => file.endsWith('/publication.yaml'))) {
    const file = labelOf(dir, 'publication.yaml');
    folder.problems.push(
      problemAt(file, 1, 'the publication has no publication.yaml', 'write one with at least name: …'),
    );
  }
  return folder;
}

/** A path as writers know it: with the content folder's own name in front. */
const labelOf = (dir: string, file: string) => path.posix.join(path.basename(dir), file);

/** @param file below the folder, with slashes and no dots: thousands of them need no clean-up */
const found = (dir: string, file: string): FoundFile => ({
  path: file,
  label: `${path.basename(dir)}/${file}`,
  full: `${dir}/${file}`,
});

async function documentsIn(dir: string, folder: DocumentFolder, problems: ContentProblem[]): Promise<FoundFile[]> {
  const deep = folder === 'articles';
  const entries = await readdir(path.join(dir, folder), { withFileTypes: true, recursive: deep }).catch(() => []);
  const parents = new Map<string, string>();
  const below = (parent: string) => {
    const known = parents.get(parent) ?? path.relative(dir, parent).split(path.sep).join('/');
    parents.set(parent, known);
    return known;
  };
  const files: FoundFile[] = [];
  for (const entry of entries) {
    if (!entry.isFile() && !entry.isSymbolicLink()) continue;
    const file = `${below(entry.parentPath)}/${entry.name}`;
    if (isScratch(file)) continue;
    const document = found(dir, file);
    if (!file.endsWith('.md')) {
      const name = path.basename(file, path.extname(file));
      const instead = `name it ${name}.md, or put it elsewhere`;
      problems.push(problemAt(document.label, 1, 'only Markdown files belong here', instead));
    } else if (entry.isSymbolicLink() && (await fileBelow(dir, file)) === 'outside') {
      problems.push(
        problemAt(document.label, 1, 'this link leads out of the content folder', 'put the file itself here'),
      );
    } else files.push(document);
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What editors and systems leave behind: .DS_Store, .x.md.swp, x.md~, #x.md#. */
export const isScratch = (file: string) => file.split('/').some((part) => /^[.#]|~$/.test(part));

async function readIfThere(dir: string, file: SiteFile, problems: ContentProblem[]): Promise<SourceText | null> {
  const there = await lstat(path.join(dir, file)).catch(() => null);
  if (!there) return null;
  if (there.isSymbolicLink() && (await fileBelow(dir, file)) === 'outside') {
    problems.push(
      problemAt(labelOf(dir, file), 1, 'this link leads out of the content folder', 'put the file itself here'),
    );
    return null;
  }
  return readSource(found(dir, file), problems);
}

/** Larger than any text: it is a mistake, or meant to exhaust the machine. */
const maxBytes = 4 * 1024 * 1024;

/** Reads a file; what is wrong with it is added to the problems, and null returned. */
export async function readSource(file: FoundFile, problems: ContentProblem[]): Promise<SourceText | null> {
  const bytes = await readBytes(file.full).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) {
    const problem = `the file cannot be read (${bytes.code ?? bytes.message})`;
    problems.push(problemAt(file.label, 1, problem, 'check that it exists and may be read'));
    return null;
  }
  if (bytes === null) {
    const problem = `the file is larger than ${maxBytes / 1024 / 1024} MB`;
    problems.push(problemAt(file.label, 1, problem, 'split the text into several files'));
    return null;
  }
  const text = decodeUtf8(bytes);
  if (text === null) {
    problems.push(problemAt(file.label, firstBadLine(bytes), 'this line is not UTF-8 text', 'save the file as UTF-8'));
    return null;
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { ...file, text: text.replaceAll(/\r\n?/g, '\n'), hash };
}

async function readBytes(file: string): Promise<Buffer | null> {
  return (await stat(file)).size > maxBytes ? null : readFile(file);
}

/** Without a byte order mark; null when it is something else, or holds what no text holds. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    if (decodeUtf8(bytes.subarray(start, end)) === null) return line;
    start = end + 1;
  }
  return 1;
}

function problemAt(file: string, line: number, problem: string, instead: string): ContentProblem {
  return { file, line, problem, instead, severity: 'error' };
}
