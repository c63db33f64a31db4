import { Fragment, type ReactNode } from 'react';
import type { Named } from '#lib/news/article.ts';
import { authorUrl } from '#lib/news/urls.ts';

interface BylineProps {
  authors: readonly Named[];
  /** What stands before the names. */
  lead?: string;
  className?: string;
  children?: ReactNode;
}

/** "By Noor Castellan and Jun Halvorsen", each name linked. */
export function Byline({ authors, lead = 'By ', className = '', children }: BylineProps) {
  return (
    <p className={`byline type-meta text-ink-2 ${className}`}>
      {lead}
      <AuthorLinks authors={authors} />
      {children}
    </p>
  );
}

/** Names joined as English joins them. */
export function AuthorLinks({ authors }: { authors: readonly Named[] }) {
  return authors.map((author, i) => (
    <Fragment key={author.slug}>
      {i > 0 && (i === authors.length - 1 ? ' and ' : ', ')}
      <a
        className="[font-weight:600] text-ink no-underline hover:text-accent hover:underline"
        href={authorUrl(author.slug)}
        rel="author"
      >
        {author.name}
      </a>
    </Fragment>
  ));
}
