import type { ReactNode } from 'react';
import { ResponsivePicture } from '#components/picture/responsive-picture.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';
import { Byline } from './byline.tsx';
import { cardVariants } from './card-variants.ts';
import { Dek } from './dek.tsx';
import { Headline } from './headline.tsx';
import { Kicker } from './kicker.tsx';
import { Badges } from './badges.tsx';

export interface CardProps {
  article: ArticleSummary;
  variant?: keyof typeof cardVariants;
  picture?: boolean;
  /** In place of the article's own, e.g. with the words found in it marked. */
  headline?: ReactNode;
  /** In place of the article's own; null for none. */
  dek?: ReactNode;
  byline?: boolean;
  /** When it was published, in words, behind the byline. */
  date?: string;
  /** Left out of the kicker, since what is around says it; 'all' for none. */
  without?: 'section' | 'kind' | 'all' | undefined;
  /** The one picture above the fold. */
  priority?: boolean;
  className?: string;
  children?: ReactNode;
}

/** An article wherever one is listed. */
export function Card({
  article,
  variant = 'plain',
  picture = true,
  headline,
  dek = article.dek,
  byline = false,
  date,
  without,
  priority = false,
  className = '',
  children,
}: CardProps) {
  const {
    card,
    withPicture = '',
    picture: pictureClass,
    sizes,
    boxed,
    ...look
  } = { boxed: false, ...cardVariants[variant] };
  const image = picture ? article.image : null;
  const words = (
    <>
      {without === 'all' ? (
        <Badges article={article} />
      ) : (
        <Kicker article={article} {...(without ? { without } : {})} />
      )}
      <Headline article={article} className={without === 'all' ? look.headline : `mt-1 ${look.headline}`}>
        {headline}
      </Headline>
      <Dek className={look.dek} lang={article.details.language}>
        {dek}
      </Dek>
      {byline && (
        <Byline authors={article.authors} className={look.byline}>
          {date && (
            <>
              {' ·'} <time dateTime={article.publishedAt}>{date}</time>
            </>
          )}
        </Byline>
      )}
      {children}
    </>
  );
  return (
    <article className={['card relative', card, image ? withPicture : '', className].filter(Boolean).join(' ')}>
      {image && (
        <div className={`picture ${pictureClass}`}>
          <ResponsivePicture
            picture={image}
            shape="16x9"
            sizes={sizes}
            priority={priority}
            {...(priority ? {} : { alt: '' })}
          />
        </div>
      )}
      {boxed ? <div>{words}</div> : words}
    </article>
  );
}
