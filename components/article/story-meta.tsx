import type { ReactNode } from 'react';
import { AuthorLinks } from '#components/teaser/byline.tsx';
import { Monogram } from '#components/teaser/monogram.tsx';
import type { Article } from '#lib/news/article.ts';
import type { Author } from '#lib/news/author.ts';
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
    <div className="story__meta mx-auto mt-6 w-full max-w-measure ruled-4 type-meta text-ink-2 lg:col-[1] xl:sticky xl:top-6 xl:col-[1] xl:row-[2/-1] xl:self-start">
      <div className="flex items-center gap-3 xl:block narrow:flex-wrap">
        <Monogram name={article.authors[0]?.name ?? ''} className="xl:mb-3 print:hidden" />
        <p className="byline type-byline">
          By <AuthorLinks authors={article.authors} />
          {roles.length > 0 && <span className="block type-meta text-ink-3">{roles.join('; ')}</span>}
        </p>
      </div>
      <dl className="stamps mt-3">
        <Stamp term="Published">
          <time dateTime={article.publishedAt}>{stamp(article.publishedAt, frame.dateline)}</time>
        </Stamp>
        {article.updatedAt && (
          <Stamp term="Updated">
            <time dateTime={article.updatedAt}>{stamp(article.updatedAt, frame.dateline)}</time>
          </Stamp>
        )}
        {article.corrections.length > 0 && (
          <Stamp term="Corrected">
            <a href="#correction">See the note</a>
          </Stamp>
        )}
        <Stamp term="Reading time">
          {minutes} {minutes === 1 ? 'minute' : 'minutes'}
        </Stamp>
      </dl>
      <ShareRow headline={article.headline} url={frame.siteUrl + articleUrl(article.slug)} />
    </div>
  );
}

function Stamp({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap gap-x-1.5 xl:block xl:not-first:mt-2">
      <dt className="text-ink-3">{term}</dt> <dd>{children}</dd>
    </div>
  );
}
