import type { ArticleSummary } from '#lib/news/article.ts';
import { kindName } from '#lib/news/kind.ts';
import { kindUrl, sectionUrl } from '#lib/news/urls.ts';
import { Badges } from './badges.tsx';

interface KickerProps {
  article: Pick<ArticleSummary, 'kind' | 'section' | 'live' | 'details'>;
  /** Leave out what the page around it says already. */
  without?: 'section' | 'kind';
  /** Its size. */
  type?: string;
}

/** The label above a headline: "Analysis | Asia-Pacific", both linked; before it "Live" while updates are coming, and who paid. */
export function Kicker({ article, without, type = 'type-label' }: KickerProps) {
  return (
    <p className={`kicker relative z-1 text-ink-2 ${type}`}>
      <Badges article={article} />
      {without !== 'kind' && <KickerLink href={kindUrl(article.kind)}>{kindName[article.kind]}</KickerLink>}
      {!without && (
        <i className="mx-[0.375em] text-control [font-style:normal]" aria-hidden="true">
          |
        </i>
      )}
      {without !== 'section' && <KickerLink href={sectionUrl(article.section.slug)}>{article.section.name}</KickerLink>}
    </p>
  );
}

function KickerLink({ href, children }: { href: string; children: string }) {
  return (
    <a className="-my-1 inline-block py-1 no-underline first:text-accent hover:underline" href={href}>
      {children}
    </a>
  );
}
