import type { Page } from '#lib/news/page.ts';

/** About, contact, corrections policy, … */
export function StandingPage({ page }: { page: Page }) {
  return (
    <article className="standing">
      <header className="page-head">
        <h1>{page.title}</h1>
        {page.description && <p className="dek">{page.description}</p>}
      </header>
      {/* Compiled and sanitised by lib/markdown when the page was written. */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: page.bodyHtml }} />
    </article>
  );
}
