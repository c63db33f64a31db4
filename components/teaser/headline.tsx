import type { ReactNode } from 'react';
import type { ArticleSummary } from '#lib/news/article.ts';
import { articleUrl } from '#lib/news/urls.ts';

interface HeadlineProps {
  article: Pick<ArticleSummary, 'slug' | 'headline' | 'details'>;
  /** Its size, and the room above it. */
  className?: string;
  /** In place of the article's own, e.g. with the words found in it marked. */
  children?: ReactNode;
}

/** The link to an article wherever one is listed: underlined when it is pointed at. */
export function Headline({ article, className, children = article.headline }: HeadlineProps) {
  return (
    <h3 className={className}>
      <a
        className="decoration-transparent [transition:text-decoration-color_var(--quick)] hover:text-inherit hover:decoration-accent"
        href={articleUrl(article.slug)}
        lang={article.details.language}
        dir="auto"
      >
        {children}
      </a>
    </h3>
  );
}
