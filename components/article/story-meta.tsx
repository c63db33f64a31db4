import type { ReactNode } from 'react';
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
    <div className="story__meta mt-6 border-t border-rule pt-[calc(1rem-1px)] text-ink-2 type-meta xl:sticky xl:top-6 xl:col-[1] xl:row-[2/-1] xl:self-start">
      <div className="people flex items-center gap-3 xl:block">
        <span className="monogram xl:mb-3" aria-hidden="true">
          {monogram(article.authors[0]?.name ?? '')}
        </span>
        <p className="byline [font:400_0.9375rem/1.25rem_var(--font-sans)]">
          By <AuthorLinks authors={article.authors} />
          {roles.length > 0 && <span className="block text-ink-3 type-meta">{roles.join('; ')}</span>}
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
      <dt className="text-ink-3">{term}</dt> <dd className="m-0">{children}</dd>
    </div>
  );
}
