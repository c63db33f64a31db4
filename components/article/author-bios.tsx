import { monogram, type Author } from '#lib/news/author.ts';
import { authorUrl, feedUrl } from '#lib/news/urls.ts';

/** Who wrote the article; authors without a biography stand in the byline alone. */
export function AuthorBios({ authors }: { authors: readonly Author[] }) {
  return authors
    .filter(({ bioHtml }) => bioHtml !== '')
    .map((author) => (
      <section key={author.slug} className="bio" aria-labelledby={`bio-${author.slug}`}>
        <span className="monogram" aria-hidden="true">
          {monogram(author.name)}
        </span>
        <div className="stack stack--tight">
          <h2 className="bio__name" id={`bio-${author.slug}`}>
            <a href={authorUrl(author.slug)} rel="author">
              {author.name}
            </a>
          </h2>
          <div dangerouslySetInnerHTML={{ __html: author.bioHtml }} />
          <ul>
            {author.email && (
              <li>
                <a href={`mailto:${author.email}`}>E-mail</a>
              </li>
            )}
            <li>
              <a href={authorUrl(author.slug)}>
                All stories<span className="visually-hidden"> by {author.name}</span>
              </a>
            </li>
            <li>
              <a href={feedUrl(authorUrl(author.slug))} type="application/rss+xml">
                Feed<span className="visually-hidden"> of {author.name}</span>
              </a>
            </li>
          </ul>
        </div>
      </section>
    ));
}
