import type { HTMLAttributes } from 'react';

/** Elements that the enhancement script (`reader/`) knows; without it they are boxes round what the server sent. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'reading-appearance': HTMLAttributes<HTMLElement>;
      'share-links': HTMLAttributes<HTMLElement>;
      'keep-reading': HTMLAttributes<HTMLElement>;
      'live-coverage': HTMLAttributes<HTMLElement>;
    }
  }
}
