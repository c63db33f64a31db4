import type { ReactNode } from 'react';

/**
 * A part of what an article says: its headline and dek, its picture, its text. To readers it is no box. Readers' modes look
 * for the text and throw away what stands beside it, but for boxes of the same class (Mozilla's Readability).
 */
export function StoryPart({ children }: { children: ReactNode }) {
  return <div className="story__part contents">{children}</div>;
}
