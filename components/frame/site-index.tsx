import { LinkList } from '#components/frame/link-list.tsx';
import type { Frame } from '#lib/news/frame.ts';

/** Everything the publication has, in groups: in the drawer and at the foot of every page. */
export function SiteIndex({ index }: { index: Frame['index'] }) {
  return (
    <div className="grid grid-cols-2 gap-x-gap gap-y-6 md:grid-cols-4 narrow:grid-cols-1">
      {index.map(({ title, links }) => (
        <div key={title}>
          <h3 className="pb-1 type-label text-ink-3">{title}</h3>
          <LinkList links={links} linkClass="inline-block py-1 type-ui no-underline hover:underline" />
        </div>
      ))}
    </div>
  );
}
