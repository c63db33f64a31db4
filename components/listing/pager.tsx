import { PagerBar } from './pager-bar.tsx';
import { pagerNumbers } from '#lib/news/pagination.ts';

const place = 'grid min-h-9 min-w-9 place-items-center';

interface PagerProps {
  page: number;
  pages: number;
  /** The address of a page by its number. */
  href: (page: number) => string;
  newer?: string;
  older?: string;
}

/** Pages of a list; nothing where one page is all. */
export function Pager({ page, pages, href, newer = 'Newer', older = 'Older' }: PagerProps) {
  if (pages <= 1) return null;
  return (
    <PagerBar label="Pages">
      {page > 1 ? (
        <a href={href(page - 1)} rel="prev">
          {newer}
        </a>
      ) : (
        <span className="text-ink-3" aria-disabled="true">
          {newer}
        </span>
      )}
      <ul className="flex gap-1 narrow:flex-wrap">
        {pagerNumbers(page, pages).map((number, i) => (
          <li key={number ?? `gap-${i}`}>
            {number === null ? (
              <span className={place} aria-hidden="true">
                …
              </span>
            ) : (
              <a
                className={`${place} no-underline ${number === page ? 'bg-ink [font-weight:600] text-paper' : ''}`}
                href={href(number)}
                aria-label={`Page ${number}`}
                {...(number === page ? { 'aria-current': 'page' } : {})}
              >
                {number}
              </a>
            )}
          </li>
        ))}
      </ul>
      {page < pages ? (
        <a href={href(page + 1)} rel="next">
          {older}
        </a>
      ) : (
        <span className="text-ink-3" aria-disabled="true">
          {older}
        </span>
      )}
    </PagerBar>
  );
}
