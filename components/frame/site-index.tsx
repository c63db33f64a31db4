import { LinkList } from '#components/frame/link-list.tsx';
import type { Frame } from '#lib/news/frame.ts';

/** Everything the publication has, in groups: in the drawer and at the foot of every page. */
export function SiteIndex({ index }: { index: Frame['index'] }) {
  return (
    <div className="index">
      {index.map(({ title, links }) => (
        <div key={title}>
          <h3>{title}</h3>
          <LinkList links={links} />
        </div>
      ))}
    </div>
  );
}
