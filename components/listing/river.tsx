import type { ReactNode } from 'react';
import { Card } from '#components/teaser/card.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import { longDate, type Dateline } from '#lib/news/dates.ts';

interface RiverProps {
  articles: readonly ArticleSummary[];
  dateline: Dateline;
  /** What the page is about and need not be said again. */
  without?: 'section' | 'kind';
}

/** A list of stories, newest first: text before, picture at the end of the line. */
export function River({ articles, dateline, without }: RiverProps) {
  return (
    <ol className="river">
      {articles.map((article) => (
        <RiverItem key={article.slug} article={article} dateline={dateline} {...(without ? { without } : {})} />
      ))}
    </ol>
  );
}

interface RiverItemProps {
  article: ArticleSummary;
  dateline: Dateline;
  without?: 'section' | 'kind';
  /** What a search found of it, with the words marked: in place of its own headline and dek. */
  found?: { headline: ReactNode; dek: ReactNode };
}

/** One story of a river. */
export function RiverItem({ article, dateline, without, found }: RiverItemProps) {
  return (
    <li className="pb-5 not-first:ruled-5">
      <Card
        article={article}
        variant={found ? 'found' : 'river'}
        byline
        date={longDate(article.publishedAt, dateline)}
        {...(without ? { without } : {})}
        {...found}
      />
    </li>
  );
}
