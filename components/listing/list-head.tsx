import { PageDek, PageHead, PageTitle } from '#components/frame/page-head.tsx';
import { Monogram } from '#components/teaser/monogram.tsx';
import type { Author } from '#lib/news/author.ts';
import type { NavLink } from '#lib/news/frame.ts';
import { Trail } from './trail.tsx';

interface ListHeadProps {
  subject: { title: string; description: string; author: Author | null; above: readonly NavLink[] };
  page: number;
}

/** The title of a list; an author's also says who that is and how to write to them. */
export function ListHead({ subject, page }: ListHeadProps) {
  const title = (
    <>
      {subject.title}
      {page > 1 && <span className="text-ink-3">, page {page}</span>}
    </>
  );
  if (!subject.author) {
    return (
      <PageHead title={title}>
        {subject.description && page === 1 && <PageDek>{subject.description}</PageDek>}
        <Trail links={subject.above} />
      </PageHead>
    );
  }
  const { name, role, email, links, bioHtml } = subject.author;
  return (
    <header className="page-head grid gap-5 pt-8 pb-6 md:grid-cols-[auto_1fr] md:gap-8 narrow:grid-cols-1">
      <Monogram name={name} large />
      <div>
        {role && <p className="type-label text-accent">{role}</p>}
        <PageTitle>{title}</PageTitle>
        {bioHtml && page === 1 && (
          <div
            className="bio-text mt-3 max-w-[40rem] type-body text-ink-2"
            dangerouslySetInnerHTML={{ __html: bioHtml }}
          />
        )}
        {(email || links.length > 0) && (
          <ul className="mt-4 flex flex-wrap gap-x-5 type-label">
            {email && (
              <li>
                <a className="inline-block py-1" href={`mailto:${email}`}>
                  {email}
                </a>
              </li>
            )}
            {links.map((link) => (
              <li key={link}>
                <a className="inline-block py-1" href={link} rel="me noopener external">
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
