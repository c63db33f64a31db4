import { LinkList } from '#components/frame/link-list.tsx';
import type { Frame } from '#lib/news/frame.ts';

/** The topics in focus, beside a list or after an article. */
export function FocusRail({ focus }: { focus: Frame['focus'] }) {
  if (focus.length === 0) return null;
  return (
    <nav className="focus-rail" aria-label="Topics in focus">
      <h3>In focus</h3>
      <LinkList links={focus} />
    </nav>
  );
}
