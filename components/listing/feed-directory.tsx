import { FeedLinks } from './feed-links.tsx';

interface FeedDirectoryProps {
  groups: readonly { title: string; lists: readonly { name: string; url: string | null }[] }[];
}

/** Every feed of the publication, in groups. */
export function FeedDirectory({ groups }: FeedDirectoryProps) {
  return (
    <>
      <header className="page-head">
        <h1>Feeds</h1>
        <p className="dek">
          Every section, topic, author and kind, with the whole text of the thirty newest stories. Copy a link into a
          feed reader; which of the formats makes no difference. No account, no counter.
        </p>
      </header>
      {groups.map(({ title, lists }) => (
        <section key={title} className="mt-12" aria-label={title}>
          <div className="opener">
            <h2>{title}</h2>
          </div>
          <ul className="feeds">
            {lists.map(({ name, url }) => (
              <li key={name + url}>
                <a href={url ?? '/'}>{name}</a>
                <FeedLinks name={name} url={url} className="feeds__formats" />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
