import { pagerNumbers } from '#lib/news/pagination.ts';

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
    <nav className="pager" aria-label="Pages">
      {page > 1 ? (
        <a href={href(page - 1)} rel="prev">
          {newer}
        </a>
      ) : (
        <span aria-disabled="true">{newer}</span>
      )}
      <ul>
        {pagerNumbers(page, pages).map((number, i) => (
          <li key={number ?? `gap-${i}`}>
            {number === null ? (
              <span aria-hidden="true">…</span>
            ) : (
              <a
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
        <span aria-disabled="true">{older}</span>
      )}
    </nav>
  );
}
