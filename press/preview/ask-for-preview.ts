import { previewCookie, previewedPictureUrl, previewUrl } from '#lib/news/preview.ts';
import { ask, type Rendered } from '../next/ask-next.ts';

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
  const { status, headers } = await ask(port, previewUrl(key));
  if (status === 404) return null;
  const cookies = headers['set-cookie'] ?? [];
  const cookie = cookies.find((each) => each.startsWith(`${previewCookie}=`));
  const draftMode = cookies.find((each) => each.startsWith('__prerender_bypass='))?.split(';')[0];
  const address = headers.location;
  if (status !== 303 || !cookie || !draftMode || !address) throw new Error(`Next answered ${status} for a preview`);
  return { address, cookie, draftMode };
}

/** Asks Next whether the preview of an article shows the picture in this folder. Rejects when Next does not answer. */
export async function askForPreviewedPicture(
  port: number,
  key: string,
  slug: string,
  folder: string,
): Promise<boolean> {
  const { status } = await ask(port, previewedPictureUrl(key, slug, folder));
  if (status !== 204 && status !== 404) throw new Error(`Next answered ${status} for a picture of a preview`);
  return status === 204;
}

/** Asks Next for the page of an article as the preview with this key shows it. No other cookie is handed on. */
export function askForPreviewedPage(port: number, key: string, opened: Opened): Promise<Rendered> {
  return ask(port, opened.address, { cookie: `${previewCookie}=${key}; ${opened.draftMode}` });
}
