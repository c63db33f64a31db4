import { buffer } from 'node:stream/consumers';
import { previewCookie, previewUrl } from '#lib/news/preview.ts';
import { askNext, type Rendered } from '../next/ask-next.ts';

const patience = 15_000;

/** What Next said of a link that opens. */
export interface Opened {
  /** The path of the article. */
  address: string;
  /** Our cookie, as a browser is to keep it. */
  cookie: string;
  /** Name and value of the cookie of Next's draft mode, which each build makes up anew. For Next alone. */
  draftMode: string;
}

/** Asks Next what a key opens; null when it opens nothing. Rejects when Next does not answer. */
export async function askForPreview(port: number, key: string): Promise<Opened | null> {
  const answer = await askNext(port, {
    method: 'GET',
    path: previewUrl(key),
    headers: {},
    signal: AbortSignal.timeout(patience),
  });
  await buffer(answer);
  if (answer.statusCode === 404) return null;
  const cookies = answer.headers['set-cookie'] ?? [];
  const cookie = cookies.find((each) => each.startsWith(`${previewCookie}=`));
  const draftMode = cookies.find((each) => each.startsWith('__prerender_bypass='))?.split(';')[0];
  const address = answer.headers.location;
  if (answer.statusCode !== 303 || !cookie || !draftMode || !address)
    throw new Error(`Next answered ${answer.statusCode} for a preview`);
  return { address, cookie, draftMode };
}

/** Asks Next for the page of an article as the preview with this key shows it. No other cookie is handed on. */
export async function askForPreviewedPage(port: number, key: string, opened: Opened): Promise<Rendered> {
  const answer = await askNext(port, {
    method: 'GET',
    path: opened.address,
    headers: { 'accept-encoding': 'identity', cookie: `${previewCookie}=${key}; ${opened.draftMode}` },
    signal: AbortSignal.timeout(patience),
  });
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await buffer(answer) };
}
