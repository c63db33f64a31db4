import type { Tombstone } from '#lib/store/tombstones.ts';
import type { Notice } from './notice-page.ts';

/** What a reader is told at the address of an article that was taken down. */
export function withdrawn({ status, reason }: Pick<Tombstone, 'status' | 'reason'>): Notice {
  return status === 451
    ? {
        status,
        title: 'This story is not available for legal reasons',
        paragraphs: [reason || 'We have been ordered to take it down.'],
      }
    : {
        status,
        title: 'We have withdrawn this story',
        paragraphs: ['It was published at this address and is no longer available.', ...(reason ? [reason] : [])],
      };
}

/** When a page can neither be rendered nor taken from a copy. */
export function broken(status: 502 | 503, reference: string): Notice {
  return {
    status,
    title: 'Something broke at our end',
    paragraphs: [
      'The page could not be made. It is our fault and not yours, and it has been logged. Waiting a minute and loading the page again is often enough.',
    ],
    reference,
    again: true,
  };
}

/** When too much is asked for by all together. */
export function busy(seconds: number): Notice {
  return {
    status: 503,
    title: 'Too many readers at once',
    paragraphs: [`Please wait ${inWords(seconds)} and load the page again.`],
    again: true,
  };
}

/** When a search took too long. */
export function slowSearch(seconds: number): Notice {
  return {
    status: 503,
    title: 'Search is busy',
    paragraphs: [`The search took too long. Please try again in ${inWords(seconds)}, or with fewer words.`],
    again: true,
  };
}

/** When one address asks for more than its share. */
export function tooMany(seconds: number): Notice {
  return {
    status: 429,
    title: 'Too many requests from your address',
    paragraphs: [`Please wait ${inWords(seconds)} and load the page again.`],
    again: true,
  };
}

const inWords = (seconds: number) => (seconds === 1 ? 'a second' : `${seconds} seconds`);
