import { Monogram } from '#components/teaser/monogram.tsx';
import type { Author } from '#lib/news/author.ts';
import { authorUrl, feedUrl } from '#lib/news/urls.ts';

/** Who wrote the article; authors without a biography stand in the byline alone. */
export function AuthorBios({ authors }: { authors: readonly Author[] }) {
  return authors
    .filter(({ bioHtml }) => bioHtml !== '')
    .map((author) => (
      <section
        key={author.slug}
        className="bio flex gap-4 ruled-5 narrow:flex-wrap"
        aria-labelledby={`bio-${author.slug}`}
      >
        <Monogram name={author.name} />
        <div className="grid grid-cols-1 gap-2">
          <h2 className="head-card" id={`bio-${author.slug}`}>
            <a href={authorUrl(author.slug)} rel="author">
              {author.name}
            </a>
          </h2>
          <div className="type-small text-ink-2" dangerouslySetInnerHTML={{ __html: author.bioHtml }} />
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
                All stories<span className="sr-only"> by {author.name}</span>
              </a>
            </li>
            <li>
              <a className="inline-block py-0.5" href={feedUrl(authorUrl(author.slug))} type="application/rss+xml">
                Feed<span className="sr-only"> of {author.name}</span>
              </a>
            </li>
          </ul>
        </div>
      </section>
    ));
}
