import { LinkList } from '#components/frame/link-list.tsx';
import type { NavLink } from '#lib/news/frame.ts';

/** What a page of the archive is part of. */
export function Trail({ links }: { links: readonly NavLink[] }) {
  if (links.length === 0) return null;
  return (
    <nav className="mt-4" aria-label="Part of">
      <LinkList links={links} className="flex flex-wrap gap-x-5 type-label" linkClass="inline-block py-1" />
    </nav>
  );
}
