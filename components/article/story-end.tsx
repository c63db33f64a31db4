import { NewsletterPrompt } from '#components/newsletter/prompt.tsx';
import type { Article } from '#lib/news/article.ts';
import type { Author } from '#lib/news/author.ts';
import type { Frame } from '#lib/news/frame.ts';
import type { PlaceInSeries } from '#lib/news/series.ts';
import { AuthorBios } from './author-bios.tsx';
import { Corrections } from './corrections.tsx';
import { SeriesNav } from './series-nav.tsx';
import { TopicTags } from './topic-tags.tsx';

interface StoryEndProps {
  article: Article;
  authors: readonly Author[];
  frame: Frame;
  series: PlaceInSeries | null;
  className?: string;
}

/** What follows an article's text. */
export function StoryEnd({ article, authors, frame, series, className = 'max-w-measure' }: StoryEndProps) {
  return (
    <div className={`story__end *:mt-8 ${className}`}>
      <Corrections corrections={article.corrections} dateline={frame.dateline} />
      {/* No part of the article, which readers' modes and crawlers know by the element. */}
      <footer className="story__foot *:mt-8">
        {series && <SeriesNav place={series} />}
        <TopicTags topics={article.topics} />
        <AuthorBios authors={authors} />
        <NewsletterPrompt frame={frame} shape="panel" />
      </footer>
    </div>
  );
}
