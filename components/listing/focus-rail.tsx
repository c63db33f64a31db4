import { LinkList } from '#components/frame/link-list.tsx';
import type { Frame } from '#lib/news/frame.ts';

/** The topics in focus, beside a list or after an article. */
export function FocusRail({ focus }: { focus: Frame['focus'] }) {
  if (focus.length === 0) return null;
  return (
    <nav className="focus-rail lg:pt-2" aria-label="Topics in focus">
      <h3 className="mb-2 type-label text-accent">In focus</h3>
      <LinkList
        links={focus}
        linkClass="flex justify-between gap-4 ruled-2.5 pb-2.5 head-list no-underline hover:underline hover:decoration-accent"
      />
    </nav>
  );
}
