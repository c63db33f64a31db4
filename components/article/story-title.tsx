import type { ReactNode } from 'react';
import { Dek } from '#components/teaser/dek.tsx';
import { Kicker } from '#components/teaser/kicker.tsx';
import type { ArticleSummary } from '#lib/news/article.ts';

const places = {
  story: { headline: 'mt-2 xl:max-w-[56rem]', dek: 'mt-4 max-w-[40rem] text-balance' },
  live: { headline: 'mt-3 max-w-[54rem]', dek: 'mt-3 max-w-[44rem]' },
};

interface StoryTitleProps {
  article: ArticleSummary;
  place?: keyof typeof places;
  dek?: string | null;
  /** Words behind the headline. */
  children?: ReactNode;
}

/** What stands at the head of a story: its kicker, its headline, and the sentence under that. */
export function StoryTitle({ article, place = 'story', dek = article.dek, children }: StoryTitleProps) {
  return (
    <>
      <Kicker article={article} type="type-kicker" />
      <h1 className={`head-story ${places[place].headline}`} lang={article.details.language} dir="auto">
        {article.headline}
        {children}
      </h1>
      <Dek className={`type-dek ${places[place].dek}`} lang={article.details.language}>
        {dek}
      </Dek>
    </>
  );
}
