import { LinkList } from '#components/frame/link-list.tsx';
import type { Frame } from '#lib/news/frame.ts';

/** The topics in focus, in one line under the sections. */
export function TopicRail({ focus }: { focus: Frame['focus'] }) {
  if (focus.length === 0) return null;
  return (
    <nav className="rail" aria-labelledby="in-focus">
      <div className="wrap">
        <div className="rail__row">
          <h2 id="in-focus">In focus</h2>
          <LinkList links={focus} />
        </div>
      </div>
    </nav>
  );
}
