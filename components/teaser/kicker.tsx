import type { ArticleSummary } from '#lib/news/article.ts';
import { kindName } from '#lib/news/kind.ts';
import { kindUrl, sectionUrl } from '#lib/news/urls.ts';

interface KickerProps {
  article: Pick<ArticleSummary, 'kind' | 'section'>;
  /** Leave out what the page around it says already. */
  without?: 'section' | 'kind';
}

/** The label above a headline: "Analysis | Asia-Pacific", both linked. */
export function Kicker({ article, without }: KickerProps) {
  return (
    <p className="kicker">
      {without !== 'kind' && <a href={kindUrl(article.kind)}>{kindName[article.kind]}</a>}
      {!without && <i aria-hidden="true">|</i>}
      {without !== 'section' && <a href={sectionUrl(article.section.slug)}>{article.section.name}</a>}
    </p>
  );
}
