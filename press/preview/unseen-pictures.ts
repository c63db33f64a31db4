import type { Logger } from 'pino';
import { mediaFile } from '#lib/media/media-file.ts';
import { unseen } from '#lib/news/preview.ts';
import type { Exchange } from '../answers.ts';
import { startPatience, type NextProcess } from '../next/next-process.ts';
import { commonHeaders } from '../page/security-headers.ts';
import type { StaticFiles } from '../static/static-files.ts';
import { askForPreviewedPicture } from './ask-for-preview.ts';
import { previewKeyOf } from './preview-key.ts';

/** What the pictures of previews need of the press. */
export interface PreviewedPictureParts {
  files: Pick<StaticFiles, 'hasUnseen' | 'serveUnseen'>;
  next: Pick<NextProcess, 'ready'>;
  log: Logger;
  /** Takes the cost of a question from the client's allowance. @returns whether there was enough */
  mayAsk: (exchange: Exchange) => boolean;
}

/** Pictures that no reader may see yet are below the article's own address, to which the preview's cookie is sent. */
const below = /^\/article\/([a-z0-9-]+)\/unseen\/([^/]+)\/([^/]+)$/;
const inPage = /\/media\/([\w.-]+\/[\w-]+\.\w+)/g;

/** The page of a preview with the addresses at which this browser gets the pictures that no reader may see yet. */
export async function withUnseenPictures(
  page: Buffer,
  article: string,
  files: Pick<StaticFiles, 'hasUnseen'>,
): Promise<Buffer> {
  const html = page.toString();
  const named = new Set(Array.from(html.matchAll(inPage), ([, file]) => file!));
  const hidden = new Set<string>();
  for (const file of named) if (await files.hasUnseen(file)) hidden.add(file);
  if (hidden.size === 0) return page;
  return Buffer.from(
    html.replaceAll(inPage, (address, file: string) => (hidden.has(file) ? `${article}/unseen/${file}` : address)),
  );
}

/**
 * Answers with a picture that no reader may see, for a browser that has opened a preview of the article it is asked for below,
 * and only if that preview shows it.
 *
 * @returns false when the address means none, or no preview is open: then readers' page is the answer
 */
export async function showPreviewedPicture(
  parts: PreviewedPictureParts,
  exchange: Exchange,
  path: string,
): Promise<boolean> {
  const [, slug, ...segments] = below.exec(path) ?? [];
  const file = slug === undefined ? null : mediaFile(segments);
  const key = previewKeyOf(exchange.request);
  if (slug === undefined || !file?.immutable || key === null || !(await parts.files.hasUnseen(file.path))) return false;
  if (!parts.mayAsk(exchange)) return false;
  try {
    const port = await parts.next.ready(startPatience);
    if (!(await askForPreviewedPicture(port, key, slug, segments[0]!))) return false;
    const { request, response, https, id } = exchange;
    const own = ['X-Request-Id', id, ...Object.entries(unseen).flat()];
    return await parts.files.serveUnseen(file.path, request, response, [...commonHeaders(https), ...own]);
  } catch (error) {
    parts.log.warn({ id: exchange.id, path, reason: String(error) }, 'A picture of a preview could not be shown');
    return false;
  }
}
