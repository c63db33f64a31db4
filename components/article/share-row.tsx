import { shareLinks } from '#lib/news/share-links.ts';

interface ShareRowProps {
  headline: string;
  /** Absolute address of the article. */
  url: string;
  /** Utilities of the room above it, and of its list. */
  className?: string;
  listClass?: string;
}

/**
 * Ways to pass an article on: plain links. The enhancement script adds the browser's own share sheet and copies the
 * link at once; without it the link can be selected.
 */
export function ShareRow({ headline, url, className = 'mt-3', listClass = 'xl:block' }: ShareRowProps) {
  return (
    <share-links>
      <nav className={`share type-meta ${className}`} aria-label="Share this story">
        <ul className={`flex flex-wrap gap-x-4 ${listClass}`}>
          <li hidden>
            <button type="button" data-share={url} data-share-title={headline}>
              Share
            </button>
          </li>
          <li>
            <button type="button" popoverTarget="permalink" data-copy={url}>
              Copy link
            </button>
          </li>
          {shareLinks(headline, url).map(({ name, href }) => (
            <li key={name}>
              <a href={href} rel="noopener external nofollow">
                {name}
              </a>
            </li>
          ))}
        </ul>
        <div
          className="popover m-auto w-[min(26rem,calc(100vw-2rem))] border border-ink bg-paper p-5 text-ink type-ui backdrop:bg-[rgb(10_16_21/0.5)]"
          id="permalink"
          popover="auto"
          role="dialog"
          aria-label="Link to this story"
        >
          <div className="field">
            <label htmlFor="permalink-url">Link to this story</label>
            <input className="input" id="permalink-url" type="url" readOnly defaultValue={url} />
            <span className="hint">Select and copy.</span>
          </div>
          <p className="mt-3 flex justify-end">
            <button className="button button--quiet" type="button" popoverTarget="permalink" popoverTargetAction="hide">
              Close
            </button>
          </p>
        </div>
      </nav>
    </share-links>
  );
}
