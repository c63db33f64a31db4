import { feedFormats, feedUrl, type FeedFormat } from '#lib/news/urls.ts';

interface FeedLinksProps {
  /** What the feeds follow, for those who hear the links alone. */
  name: string;
  /** Address of the list; null is everything. */
  url: string | null;
  className: string;
  /** Utilities of each link. */
  linkClass: string;
}

/** The feeds of one list, one link a format. */
export function FeedLinks({ name, url, className, linkClass }: FeedLinksProps) {
  return (
    <ul className={className}>
      {Object.entries(feedFormats).map(([format, { name: formatName, type }]) => (
        <li key={format}>
          <a className={linkClass} href={feedUrl(url, format as FeedFormat)} type={type}>
            {formatName}
            <span className="sr-only"> of {name}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
