import { previewKeyPattern, previewUrl } from '#lib/news/preview.ts';
import { pages } from '#lib/news/addresses.ts';
import { notFoundUrl } from '#lib/news/urls.ts';
import type { Exchange } from '../answers.ts';
import type { Metrics } from '../metrics.ts';
import { startPatience } from '../next/next-process.ts';
import { printPage } from '../page/printed-page.ts';
import type { PagesForReaders } from '../page/readers-pages.ts';
import type { RenderQueue } from '../page/render-queue.ts';
import type { RefusalLog } from '../refusal-log.ts';
import type { StaticFiles } from '../static/static-files.ts';
import { askForPreview, askForPreviewedPage } from './ask-for-preview.ts';
import { previewKeyOf } from './preview-key.ts';
import { preferredEncoding } from '../page/send-page.ts';
import { withUnseenPictures, type PreviewedPictureParts } from './unseen-pictures.ts';
import { sendToPreview, sendUnseenPage } from './send-unseen.ts';

/** What previews need of the press. */
export interface PreviewParts extends PreviewedPictureParts {
  memory: Pick<PagesForReaders, 'get'>;
  files: Pick<StaticFiles, 'sheets' | 'hasUnseen' | 'serveUnseen'>;
  previewQueue: RenderQueue;
  metrics: Metrics;
  refusalLog: RefusalLog;
  /** Whose requests are counted together. */
  addressOf: (exchange: Exchange) => string;
  /** Takes the cost of a render from the client's allowance. @returns whether there was enough */
  mayRender: (exchange: Exchange) => boolean;
  /** The same; tells the client to wait where there was not. */
  isLimited: (exchange: Exchange) => boolean;
  /** Says that something broke. */
  broken: (exchange: Exchange) => void;
}

/** Answers the address of a link: sends on to the article, or says that there is nothing, whatever the reason. */
export async function openPreview(parts: PreviewParts, exchange: Exchange, path: string): Promise<void> {
  const { memory, next, metrics, log } = parts;
  const key = path.slice(previewUrl('').length);
  if (parts.isLimited(exchange)) return;
  try {
    const opened = previewKeyPattern.test(key) ? await askForPreview(await next.ready(startPatience), key) : null;
    metrics.count('article', opened ? 'previewed' : 'refused');
    if (opened) return sendToPreview(exchange, opened.address, opened.cookie);
    const encoding = preferredEncoding(exchange.request.headers['accept-encoding']);
    const { entry } = await memory.get(notFoundUrl(), pages.notFound, '', encoding);
    sendUnseenPage(exchange, entry.page, parts.refusalLog);
  } catch (error) {
    // The address is a secret: it stays out of the log.
    log.error({ id: exchange.id, reason: String(error) }, 'A preview could not be opened');
    metrics.count('article', 'failed');
    parts.broken(exchange);
  }
}

/**
 * Answers with the preview of an article, for a browser that has opened one at this address.
 *
 * Each time Next is asked first what the key opens. So a made-up or expired one costs a query and the reader gets the
 * public page from memory; and a key opened at one instance opens at all, whose builds know different draft modes.
 *
 * @returns false when there is none to show: then readers' page is the answer
 */
export async function showPreview(parts: PreviewParts, exchange: Exchange, path: string): Promise<boolean> {
  const key = previewKeyOf(exchange.request);
  if (key === null || !parts.mayRender(exchange)) return false;
  try {
    const port = await parts.next.ready(startPatience);
    const opened = await askForPreview(port, key);
    if (opened?.address !== path || !parts.mayRender(exchange)) return false;
    const wish = { cause: 'itself', address: parts.addressOf(exchange) } as const;
    const rendered = await parts.previewQueue.run(wish, () => askForPreviewedPage(port, key, opened));
    // Revoked or renamed in between.
    if (rendered.status !== 200) return false;
    const shown = await withUnseenPictures(rendered.body, path, parts.files);
    const page = await printPage({ ...rendered, body: shown }, null, parts.files.sheets);
    parts.metrics.count('article', 'previewed');
    if (!exchange.response.headersSent) sendUnseenPage(exchange, page, parts.refusalLog);
    return true;
  } catch (error) {
    parts.log.warn({ id: exchange.id, path, reason: String(error) }, 'A preview could not be shown');
    return false;
  }
}
