import { monogram, type Author } from '#lib/news/author.ts';

interface ListHeadProps {
  subject: { title: string; description: string; author: Author | null };
  page: number;
}

/** The title of a list; an author's also says who that is and how to write to them. */
export function ListHead({ subject, page }: ListHeadProps) {
  const title = (
    <h1>
      {subject.title}
      {page > 1 && <span className="text-ink-3">, page {page}</span>}
    </h1>
  );
  if (!subject.author) {
    return (
      <header className="page-head">
        {title}
        {subject.description && page === 1 && <p className="dek">{subject.description}</p>}
      </header>
    );
  }
  const { name, role, email, links, bioHtml } = subject.author;
  return (
    <header className="page-head page-head--author">
      <span className="monogram monogram--large" aria-hidden="true">
        {monogram(name)}
      </span>
      <div>
        {role && (
          <p className="kicker">
            <span>{role}</span>
          </p>
        )}
        {title}
        {bioHtml && page === 1 && <div className="bio-text" dangerouslySetInnerHTML={{ __html: bioHtml }} />}
        {(email || links.length > 0) && (
          <ul>
            {email && (
              <li>
                <a href={`mailto:${email}`}>{email}</a>
              </li>
            )}
            {links.map((link) => (
              <li key={link}>
                <a href={link} rel="me noopener external">
                  {link.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </header>
  );
}
