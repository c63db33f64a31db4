import { monogram, type Author } from '#lib/news/author.ts';
import { authorUrl, feedUrl } from '#lib/news/urls.ts';

/** Who wrote the article; authors without a biography stand in the byline alone. */
export function AuthorBios({ authors }: { authors: readonly Author[] }) {
  return authors
    .filter(({ bioHtml }) => bioHtml !== '')
    .map((author) => (
      <section
        key={author.slug}
        className="bio flex gap-4 border-t border-rule pt-[calc(1.25rem-1px)]"
        aria-labelledby={`bio-${author.slug}`}
      >
        <span className="monogram" aria-hidden="true">
          {monogram(author.name)}
        </span>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
          <h2 className="[letter-spacing:var(--tight)] head-card" id={`bio-${author.slug}`}>
            <a href={authorUrl(author.slug)} rel="author">
              {author.name}
            </a>
          </h2>
          <div dangerouslySetInnerHTML={{ __html: author.bioHtml }} />
          <ul className="flex flex-wrap gap-x-4 type-label">
            {author.email && (
              <li>
                <a className="inline-block py-0.5" href={`mailto:${author.email}`}>
                  E-mail
                </a>
              </li>
            )}
            <li>
              <a className="inline-block py-0.5" href={authorUrl(author.slug)}>
                All stories<span className="visually-hidden"> by {author.name}</span>
              </a>
            </li>
            <li>
              <a className="inline-block py-0.5" href={feedUrl(authorUrl(author.slug))} type="application/rss+xml">
                Feed<span className="visually-hidden"> of {author.name}</span>
              </a>
            </li>
          </ul>
        </div>
      </section>
    ));
}
