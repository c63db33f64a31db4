import { AsItHappened, type ShownCoverage } from '#components/live/as-it-happened.tsx';
import type { Article } from '#lib/news/article.ts';
import type { Author } from '#lib/news/author.ts';
import type { Frame } from '#lib/news/frame.ts';
import { directionUnlike } from '#lib/news/text-direction.ts';
import { Hero } from './hero.tsx';
import { KeepReading } from './keep-reading.tsx';
import { StoryEnd } from './story-end.tsx';
import { storyColumn, storyGrid } from './story-grid.ts';
import { StoryMeta } from './story-meta.tsx';
import { StoryPart } from './story-part.tsx';
import { StoryTitle } from './story-title.tsx';

interface ArticleViewProps {
  article: Article;
  /** Of live coverage that has ended. */
  coverage?: ShownCoverage | null;
  authors: readonly Author[];
  onward: readonly Article[];
  frame: Frame;
}

/** An article on its own page, and what to read after it. */
export function ArticleView({ article, coverage = null, authors, onward, frame }: ArticleViewProps) {
  return (
    <>
      <article className="wrap story pt-6 md:pt-10">
        <div className={storyGrid}>
          <StoryPart article={article}>
            <header className="story__head mx-auto w-full max-w-measure lg:col-span-full lg:max-w-none xl:col-[2/-1]">
              <StoryTitle article={article} />
            </header>
          </StoryPart>
          <StoryMeta article={article} authors={authors} frame={frame} />
          {article.image && (
            <StoryPart article={article}>
              <Hero
                picture={article.image}
                className="story__hero -mx-gutter mt-6 md:mx-0 lg:col-span-full xl:col-[2/-1] xl:row-[2]"
                captionClass="max-md:px-gutter"
                sizes="(min-width: 80rem) 944px, (min-width: 48rem) calc(100vw - 3rem), 100vw"
              />
            </StoryPart>
          )}
          {/* Compiled and sanitised by lib/markdown when the article was written. Readers' modes forgive a body many links. */}
          <StoryPart article={article}>
            <div
              className={`prose story__body mt-8 ${storyColumn} xl:row-[3]`}
              dir={directionUnlike(article.body.text, frame.dateline.language)}
              dangerouslySetInnerHTML={{ __html: article.body.html }}
            />
          </StoryPart>
          {coverage && <AsItHappened coverage={coverage} slug={article.slug} dateline={frame.dateline} />}
          <StoryEnd article={article} authors={authors} frame={frame} className={`${storyColumn} xl:row-[5]`} />
        </div>
      </article>
      <KeepReading articles={onward} section={article.section} frame={frame} />
    </>
  );
}
