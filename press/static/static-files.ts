import { readdirSync, readFileSync } from 'node:fs';
import { access } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import send from 'send';
import { mediaBase, mediaFile, pictureCaching } from '#lib/media/media-file.ts';
import { unseenRoot } from '#lib/media/picture-places.ts';
import { cacheTagHeader, tagOnTheWire } from '#lib/news/tag-header.ts';
import { tags } from '#lib/news/tags.ts';
import { preferredEncoding } from '../page/send-page.ts';
import { hangUpOnIdleReader } from '../slow-readers.ts';
import { twinsFolder } from './precompress.ts';
import { styleSheet, type StyleSheets } from './style-sheets.ts';

const never = 365 * 24 * 60 * 60 * 1000;
/** A file whose name carries no hash may change with the next build. */
const hour = 60 * 60 * 1000;

/** A file that is there, and how it may be cached. */
interface Found {
  root: string;
  file: string;
  /** Milliseconds for which it may be cached without asking; `never` says that it never changes. */
  maxAge: number;
  /** Its compressed twins, by encoding. */
  twins: readonly string[];
  /** Names and values in turn. */
  headers?: readonly string[];
}

/** The files of the build, of `public/` and the pictures, straight from disk. */
export class StaticFiles {
  readonly #known = new Map<string, Found>();
  readonly #mediaRoot: string;
  readonly #unseenRoot: string;
  readonly #twinsRoot: string;
  readonly sheets: StyleSheets;

  /** @param options.root the project's folder; what lies there is looked up once */
  constructor(options: { root: string; varDir: string }) {
    const { root, varDir } = options;
    this.#mediaRoot = resolve(varDir, 'media');
    this.#unseenRoot = resolve(unseenRoot(varDir), 'media');
    const twins = new Set(filesIn(join(root, twinsFolder)));
    const add = (folder: string, prefix: string, immutable: (path: string) => boolean) => {
      for (const file of filesIn(join(root, folder))) {
        const path = prefix + file;
        const compressed = ['br', 'gzip'].filter((encoding) => twins.has(`${path.slice(1)}.${encoding}`));
        this.#known.set(path, {
          root: join(root, folder),
          file,
          maxAge: immutable(path) ? never : hour,
          twins: compressed,
        });
      }
    };
    add('.next/static', '/_next/static/', () => true);
    add('public', '/', (path) => /^\/(?:assets|fonts)\//.test(path));
    this.#twinsRoot = join(root, twinsFolder);
    this.sheets = new Map(
      [...this.#known]
        .filter(([path]) => path.startsWith('/_next/static/') && path.endsWith('.css'))
        .map(([path, { root, file }]) => [path, styleSheet(readFileSync(join(root, file), 'utf8'))]),
    );
  }

  has(path: string): boolean {
    return this.#known.has(path);
  }

  /**
   * Answers with the file at this path: ranges, conditions and all.
   *
   * @param headers names and values in turn, for the answer
   * @returns false when there is no such file, and nothing was sent
   */
  async serve(path: string, request: IncomingMessage, response: ServerResponse, headers: string[]): Promise<boolean> {
    const found = path.startsWith('/media/') ? this.#media(path) : this.#known.get(path);
    return found ? this.#send(found, path, request, response, [...headers, ...(found.headers ?? [])]) : false;
  }

  /** Whether there is such a file of a picture that readers do not see. */
  hasUnseen(file: string): Promise<boolean> {
    return access(join(this.#unseenRoot, file)).then(
      () => true,
      () => false,
    );
  }

  /** The same as `serve` for a file of a picture that readers do not see; how it is cached stands in the headers. */
  serveUnseen(
    file: string,
    request: IncomingMessage,
    response: ServerResponse,
    headers: readonly string[],
  ): Promise<boolean> {
    return this.#send({ root: this.#unseenRoot, file, maxAge: 0, twins: [] }, file, request, response, headers);
  }

  async #send(
    found: Found,
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
    headers: readonly string[],
  ): Promise<boolean> {
    for (let i = 0; i < headers.length; i += 2) response.setHeader(headers[i]!, headers[i + 1]!);
    const encoding = found.twins.length > 0 ? preferredEncoding(request.headers['accept-encoding']) : 'identity';
    const twin = found.twins.includes(encoding);
    if (found.twins.length > 0) response.setHeader('Vary', 'Accept-Encoding');
    const stream = send(request, encodeURI(twin ? `${path}.${encoding}` : found.file), {
      root: twin ? this.#twinsRoot : found.root,
      index: false,
      dotfiles: 'ignore',
      immutable: found.maxAge === never,
      maxAge: found.maxAge,
    });
    hangUpOnIdleReader(response);
    return new Promise((done, failed) => {
      stream.on('headers', () => {
        if (!twin) return;
        response.setHeader('Content-Encoding', encoding);
        response.setHeader('Content-Type', typeOf(path));
      });
      stream.on('error', (error: Error & { status?: number; headers?: Record<string, string> }) => {
        const status = error.status ?? 500;
        if (status === 404) {
          // The answer is somebody else's to give.
          for (let i = 0; i < headers.length; i += 2) response.removeHeader(headers[i]!);
          return done(false);
        }
        if (status >= 500 || response.headersSent) return failed(error);
        // A range that the file does not have, a condition that does not hold.
        response.writeHead(status, error.headers).end();
      });
      response.on('close', () => done(true));
      stream.pipe(response);
    });
  }

  #media(path: string): Found | undefined {
    const [folder = '', ...rest] = path.slice('/media/'.length).split('/');
    const file = mediaFile([folder, ...rest]);
    if (!file) return undefined;
    const found = { root: this.#mediaRoot, file: file.path, twins: [] };
    const base = mediaBase(folder);
    // What is made anew with a headline is asked for each time.
    if (base === null) return { ...found, maxAge: 0 };
    const tag = [tags.picture(base)];
    const purged = ['Surrogate-Key', tagOnTheWire(tag[0]!), 'Cache-Tag', cacheTagHeader(tag)];
    return { ...found, maxAge: never, headers: ['Cache-Control', pictureCaching, ...purged] };
  }
}

/** Of what has compressed twins; for all else `send` knows it. */
function typeOf(path: string): string {
  if (path.endsWith('.css')) return 'text/css; charset=utf-8';
  if (path.endsWith('.js')) return 'text/javascript; charset=utf-8';
  if (path.endsWith('.svg')) return 'image/svg+xml';
  return 'text/plain; charset=utf-8';
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch {
    return [];
  }
}
