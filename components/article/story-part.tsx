import type { ReactNode } from 'react';
import type { ArticleSummary } from '#lib/news/article.ts';
import { ownLanguage } from '#lib/news/text-direction.ts';

/**
 * A part of what an article says: its headline and dek, its picture, its text. To readers it is no box. Readers' modes look
 * for the text and throw away what stands beside it, but for boxes of the same class (Mozilla's Readability).
 */
export function StoryPart({ article, children }: { article: ArticleSummary; children: ReactNode }) {
  return (
    <div className="story__part contents" {...ownLanguage(article)}>
      {children}
    </div>
  );
}
