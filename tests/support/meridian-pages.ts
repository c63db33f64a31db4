import { meridian } from './sites.ts';

/** Asks the Meridian for an address as it is written, and follows no redirect. */
export const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  // Whole, since `//about` alone would be another host's front page.
  fetch(meridian.url + path, { redirect: 'manual', ...init });

/** The text at an address of the Meridian. */
export const textAt = async (path: string): Promise<string> => (await ask(path)).text();
