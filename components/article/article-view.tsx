import { ResponsivePicture } from '#components/picture/responsive-picture.tsx';
import { Kicker } from '#components/teaser/kicker.tsx';
import { NewsletterPrompt } from '#components/newsletter/prompt.tsx';
import type { Article } from '#lib/news/article.ts';
import type { Author } from '#lib/news/author.ts';
import type { Frame } from '#lib/news/frame.ts';
import type { Picture } from '#lib/news/picture.ts';
import { AuthorBios } from './author-bios.tsx';
import { Corrections } from './corrections.tsx';
import { KeepReading } from './keep-reading.tsx';
import { StoryMeta } from './story-meta.tsx';
import { TopicTags } from './topic-tags.tsx';

interface ArticleViewProps {
  article: Article;
  authors: readonly Author[];
  onward: readonly Article[];
  frame: Frame;
}

/** An article on its own page, and what to read after it. */
export function ArticleView({ article, authors, onward, frame }: ArticleViewProps) {
  return (
    <>
      <article className="wrap story">
        <div className="story__grid">
          <header className="story__head">
            <Kicker article={article} />
            <h1>{article.headline}</h1>
            {article.dek && <p className="dek">{article.dek}</p>}
          </header>
          <StoryMeta article={article} authors={authors} frame={frame} />
          {article.image && <Hero picture={article.image} />}
          {/* Compiled and sanitised by lib/markdown when the article was written. */}
          <div className="prose" dangerouslySetInnerHTML={{ __html: article.body.html }} />
          <div className="story__end">
            <Corrections corrections={article.corrections} dateline={frame.dateline} />
            <TopicTags topics={article.topics} />
            <AuthorBios authors={authors} />
            <NewsletterPrompt frame={frame} shape="panel" />
          </div>
        </div>
      </article>
      <KeepReading articles={onward} section={article.section} frame={frame} />
    </>
  );
}

/** The picture under the headline: caption and credit stand apart. */
function Hero({ picture }: { picture: Picture }) {
  return (
    <figure className="story__hero">
      <div className="picture picture--whole">
        <ResponsivePicture
          picture={picture}
          shape="full"
          sizes="(min-width: 80rem) 944px, (min-width: 48rem) calc(100vw - 3rem), 100vw"
          priority
        />
      </div>
      {(picture.caption || picture.credit) && (
        <figcaption>
          {picture.caption} {picture.credit && <span className="credit">{picture.credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}
