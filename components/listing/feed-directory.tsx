import { LinkList } from '#components/frame/link-list.tsx';
import type { NavLink } from '#lib/news/frame.ts';

/** Every feed of the publication, in groups. */
export function FeedDirectory({ groups }: { groups: readonly { title: string; links: NavLink[] }[] }) {
  return (
    <>
      <header className="page-head">
        <h1>Feeds</h1>
        <p className="dek">
          Every section, topic, author and kind as a feed, with the whole text. No account, no counter.
        </p>
      </header>
      {groups.map(({ title, links }) => (
        <section key={title} className="block" aria-label={title}>
          <div className="opener">
            <h2>{title}</h2>
          </div>
          <LinkList links={links} className="links tw:columns-3xs" type="application/rss+xml" />
        </section>
      ))}
    </>
  );
}
