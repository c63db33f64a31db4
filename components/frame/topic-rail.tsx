import { LinkList } from '#components/frame/link-list.tsx';
import type { Frame } from '#lib/news/frame.ts';

/** The topics in focus, in one line under the sections. */
export function TopicRail({ focus }: { focus: Frame['focus'] }) {
  if (focus.length === 0) return null;
  return (
    <nav className="rail ruled-below" aria-labelledby="in-focus">
      <div className="wrap">
        <div className="-mx-gutter flex [scrollbar-width:none] items-baseline gap-4 overflow-x-auto px-gutter py-2">
          <h2 className="flex-none type-label text-accent" id="in-focus">
            In focus
          </h2>
          <LinkList
            links={focus}
            className="apart flex gap-4 *:flex *:flex-none *:gap-4"
            linkClass="block py-1.5 type-meta whitespace-nowrap no-underline hover:underline focus-visible:outline-offset-[-2px]"
          />
        </div>
      </div>
    </nav>
  );
}
