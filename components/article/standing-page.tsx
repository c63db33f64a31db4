import { PageDek, PageHead } from '#components/frame/page-head.tsx';
import type { Page } from '#lib/news/page.ts';

/** About, contact, corrections policy, … */
export function StandingPage({ page }: { page: Page }) {
  return (
    <article className="max-w-measure">
      <PageHead title={page.title}>{page.description && <PageDek>{page.description}</PageDek>}</PageHead>
      {/* Compiled and sanitised by lib/markdown when the page was written. */}
      <div className="prose" dangerouslySetInnerHTML={{ __html: page.bodyHtml }} />
    </article>
  );
}
