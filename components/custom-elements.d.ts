import type { HTMLAttributes } from 'react';

/**
 * Elements that the enhancement script (`reader/`) knows; without it they are boxes round what the server sent. And the
 * place of the banner, which the press knows: `lib/news/banner-place.ts`.
 */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'breaking-banner': HTMLAttributes<HTMLElement>;
      'reading-appearance': HTMLAttributes<HTMLElement>;
      'share-links': HTMLAttributes<HTMLElement>;
      'keep-reading': HTMLAttributes<HTMLElement>;
      'live-coverage': HTMLAttributes<HTMLElement>;
    }
  }
}
