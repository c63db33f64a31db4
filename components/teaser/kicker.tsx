import type { ArticleSummary } from '#lib/news/article.ts';
import { kindName } from '#lib/news/kind.ts';
import { kindUrl, sectionUrl } from '#lib/news/urls.ts';
import { Badges } from './badges.tsx';

interface KickerProps {
  article: Pick<ArticleSummary, 'kind' | 'section' | 'live' | 'details'>;
  /** Leave out what the page around it says already. */
  without?: 'section' | 'kind';
  className?: string;
}

/** The label above a headline: "Analysis | Asia-Pacific", both linked; before it "Live" while updates are coming, and who paid. */
export function Kicker({ article, without, className = '' }: KickerProps) {
  return (
    <p className={`kicker ${className}`}>
      <Badges article={article} />
      {without !== 'kind' && <a href={kindUrl(article.kind)}>{kindName[article.kind]}</a>}
      {!without && <i aria-hidden="true">|</i>}
      {without !== 'section' && <a href={sectionUrl(article.section.slug)}>{article.section.name}</a>}
    </p>
  );
}
