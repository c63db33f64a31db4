import type { ReactNode } from 'react';
import { ResponsivePicture } from '#components/picture/responsive-picture.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { Byline } from './byline.tsx';
import { Kicker } from './kicker.tsx';
import { LiveBadge } from './live-badge.tsx';

export interface CardProps {
  article: ArticleSummary;
  size?: 'lead' | 'feature' | 'plain';
  picture?: boolean;
  dek?: boolean;
  byline?: boolean;
  kicker?: 'whole' | 'kind' | 'none';
  priority?: boolean;
  className?: string;
  children?: ReactNode;
}

const sizesOf = {
  lead: '(min-width: 80rem) 592px, (min-width: 64rem) calc(100vw - 34rem), (min-width: 48rem) calc(100vw - 3rem), calc(100vw - 2rem)',
  feature: '(min-width: 64rem) 592px, 100vw',
  plain: '(min-width: 64rem) 280px, (min-width: 48rem) 50vw, 104px',
};

/** The link to an article wherever one is listed; the parent decides the size of the headline. */
export function Card({
  article,
  size = 'plain',
  picture = true,
  dek = true,
  byline = false,
  kicker = 'whole',
  priority = false,
  className = '',
  children,
}: CardProps) {
  const modifier = size === 'plain' ? '' : `card--${size}`;
  return (
    <article className={['card', modifier, className].filter(Boolean).join(' ')}>
      {picture && article.image && (
        <div className="picture">
          <ResponsivePicture
            picture={article.image}
            shape="16x9"
            sizes={sizesOf[size]}
            priority={priority}
            {...(size === 'lead' ? {} : { alt: '' })}
          />
        </div>
      )}
      {kicker === 'none' ? (
        <LiveBadge article={article} />
      ) : (
        <Kicker article={article} {...(kicker === 'kind' ? { without: 'section' as const } : {})} />
      )}
      <h3>
        <a href={articleUrl(article.slug)} dir="auto">
          {article.headline}
        </a>
      </h3>
      {dek && article.dek && (
        <p className="dek" dir="auto">
          {article.dek}
        </p>
      )}
      {byline && <Byline authors={article.authors} />}
      {children}
    </article>
  );
}
