import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ContentProblem } from './problem.ts';

/** The folders of Markdown files in a publication; `articles` may have folders below it, one a year. */
export const documentFolders = ['articles', 'authors', 'sections', 'topics', 'pages'] as const;
export type DocumentFolder = (typeof documentFolders)[number];

/** A text file of the publication. */
export interface SourceFile {
  /** Below the content folder, with slashes: `articles/2026/x.md`. */
  path: string;
  /** As problems name it: `content/articles/2026/x.md`. */
  label: string;
  text: string;
  /** Of its bytes. */
  hash: string;
  /** Time of its last change, in milliseconds. */
  modified: number;
}

export interface ContentFolder {
  dir: string;
  documents: Record<DocumentFolder, SourceFile[]>;
  publication: SourceFile | null;
  front: SourceFile | null;
  redirects: SourceFile | null;
  /** What could not even be read. */
  problems: ContentProblem[];
}

/** Reads every text file of a publication. The folder may be anywhere. */
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
    folder.problems.push(problemAt(labelOf(dir, ''), 1, 'this folder does not exist', 'name the folder with --content'));
    return folder;
  }
  for (const name of documentFolders) {
    for (const file of await filesIn(dir, name, name === 'articles')) {
      const source = await readSource(dir, file, folder.problems);
      if (source) folder.documents[name].push(source);
    }
  }
  folder.publication = await readSource(dir, 'publication.yaml', folder.problems, 'optional');
  folder.front = await readSource(dir, 'front.yaml', folder.problems, 'optional');
  folder.redirects = await readSource(dir, 'redirects.yaml', folder.problems, 'optional');
  if (!folder.publication && !folder.problems.some(({ file }) => file.endsWith('/publication.yaml'))) {
    const file = labelOf(dir, 'publication.yaml');
    folder.problems.push(problemAt(file, 1, 'the publication has no publication.yaml', 'write one with at least name: …'));
  }
  return folder;
}

/** A path as writers know it: with the content folder's own name in front. */
const labelOf = (dir: string, file: string) => path.posix.join(path.basename(dir), file);

async function filesIn(dir: string, folder: string, deep: boolean): Promise<string[]> {
  const entries = await readdir(path.join(dir, folder), { withFileTypes: true, recursive: deep }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() || entry.isSymbolicLink())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !isScratch(file))
    .sort();
}

/** What editors and systems leave behind: .DS_Store, .x.md.swp, x.md~, #x.md#. */
const isScratch = (file: string) => file.split('/').some((part) => /^[.#]|~$/.test(part));

async function readSource(dir: string, file: string, problems: ContentProblem[], mode?: 'optional'): Promise<SourceFile | null> {
  const label = labelOf(dir, file);
  if (mode !== 'optional' && !file.endsWith('.md')) {
    const name = path.basename(file, path.extname(file));
    problems.push(problemAt(label, 1, 'only Markdown files belong here', `name it ${name}.md, or put it elsewhere`));
    return null;
  }
  const full = path.join(dir, file);
  const bytes = await readFile(full).catch((error: NodeJS.ErrnoException) => error);
  if (bytes instanceof Error) {
    if (mode !== 'optional' || bytes.code !== 'ENOENT') {
      problems.push(problemAt(label, 1, `the file cannot be read (${bytes.code})`, 'check that it exists and may be read'));
    }
    return null;
  }
  const text = decodeUtf8(bytes);
  if (text === null) {
    problems.push(problemAt(label, firstBadLine(bytes), 'this line is not UTF-8 text', 'save the file as UTF-8'));
    return null;
  }
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { path: file, label, text: text.replaceAll(/\r\n?/g, '\n'), hash, modified: (await stat(full)).mtime.getTime() };
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
