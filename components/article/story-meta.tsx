import { AuthorLinks } from '#components/teaser/byline.tsx';
import type { Article } from '#lib/news/article.ts';
import { monogram, type Author } from '#lib/news/author.ts';
import { stamp } from '#lib/news/dates.ts';
import type { Frame } from '#lib/news/frame.ts';
import { readingMinutes } from '#lib/news/reading-time.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { ShareRow } from './share-row.tsx';

interface StoryMetaProps {
  article: Article;
  authors: readonly Author[];
  frame: Frame;
}

/** Who wrote it, when, how long it is, and how to pass it on. */
export function StoryMeta({ article, authors, frame }: StoryMetaProps) {
  const roles = [...new Set(authors.flatMap(({ role }) => role ?? []))];
  const minutes = readingMinutes(article.wordCount);
  return (
    <div className="story__meta">
      <div className="people">
        <span className="monogram" aria-hidden="true">
          {monogram(article.authors[0]?.name ?? '')}
        </span>
        <p className="byline">
          By <AuthorLinks authors={article.authors} />
          {roles.length > 0 && <span className="role">{roles.join('; ')}</span>}
        </p>
      </div>
      <dl className="stamps">
        <div>
          <dt>Published</dt>{' '}
          <dd>
            <time dateTime={article.publishedAt}>{stamp(article.publishedAt, frame.dateline)}</time>
          </dd>
        </div>
        {article.updatedAt && (
          <div>
            <dt>Updated</dt>{' '}
            <dd>
              <time dateTime={article.updatedAt}>{stamp(article.updatedAt, frame.dateline)}</time>
            </dd>
          </div>
        )}
        {article.corrections.length > 0 && (
          <div>
            <dt>Corrected</dt>{' '}
            <dd>
              <a href="#correction">See the note</a>
            </dd>
          </div>
        )}
        <div>
          <dt>Reading time</dt>{' '}
          <dd>
            {minutes} {minutes === 1 ? 'minute' : 'minutes'}
          </dd>
        </div>
      </dl>
      <ShareRow headline={article.headline} url={frame.siteUrl + articleUrl(article.slug)} />
    </div>
  );
}
