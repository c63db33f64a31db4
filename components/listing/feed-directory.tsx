import { PageDek, PageHead } from '#components/frame/page-head.tsx';
import { Opener } from '#components/teaser/opener.tsx';
import { FeedLinks } from './feed-links.tsx';

interface FeedDirectoryProps {
  groups: readonly { title: string; lists: readonly { name: string; url: string | null }[] }[];
}

/** Every feed of the publication, in groups. */
export function FeedDirectory({ groups }: FeedDirectoryProps) {
  return (
    <>
      <PageHead title="Feeds">
        <PageDek>
          Every section, topic, author and kind, with the whole text of the thirty newest stories. Copy a link into a
          feed reader; which of the formats makes no difference. No account, no counter.
        </PageDek>
      </PageHead>
      {groups.map(({ title, lists }) => (
        <section key={title} className="mt-12" aria-label={title}>
          <Opener title={title} />
          <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,22rem),1fr))] gap-x-10 type-ui">
            {lists.map(({ name, url }) => (
              <li className="flex flex-wrap items-baseline justify-between gap-x-4 py-2 ruled-below" key={name + url}>
                <a className="inline-block py-0.5 no-underline head-list" href={url ?? '/'}>
                  {name}
                </a>
                <FeedLinks
                  name={name}
                  url={url}
                  className="flex gap-4 type-label narrow:flex-wrap"
                  linkClass="inline-block py-0.5"
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
