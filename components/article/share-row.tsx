import { Input } from '#components/frame/input.tsx';
import { shareLinks } from '#lib/news/share-links.ts';

interface ShareRowProps {
  headline: string;
  /** Absolute address of the article. */
  url: string;
  /** Utilities of the room above it, and of its list. */
  className?: string;
  listClass?: string;
}

const way =
  'inline-block [border:0] bg-transparent px-0 py-1 type-label text-ink underline decoration-rule [text-underline-offset:0.2em] hover:text-accent hover:decoration-current';

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
            <button className={way} type="button" data-share={url} data-share-title={headline}>
              Share
            </button>
          </li>
          <li>
            <button className={way} type="button" popoverTarget="permalink" data-copy={url}>
              Copy link
            </button>
          </li>
          {shareLinks(headline, url).map(({ name, href }) => (
            <li key={name}>
              <a className={way} href={href} rel="noopener external nofollow">
                {name}
              </a>
            </li>
          ))}
        </ul>
        <div
          className="m-auto w-[min(26rem,calc(100vw-2rem))] bg-paper p-5 text-ink [border:1px_solid] backdrop:bg-[rgb(10_16_21/0.5)] narrow:w-[calc(100vw-1rem)] narrow:p-3"
          id="permalink"
          popover="auto"
          role="dialog"
          aria-label="Link to this story"
        >
          <div className="grid content-start gap-1 type-meta text-ink-3">
            <label className="type-label text-ink" htmlFor="permalink-url">
              Link to this story
            </label>
            <Input id="permalink-url" type="url" readOnly defaultValue={url} />
            Select and copy.
          </div>
          <p className="mt-3 flex justify-end">
            <button className={`${way} min-h-hit`} type="button" popoverTarget="permalink" popoverTargetAction="hide">
              Close
            </button>
          </p>
        </div>
      </nav>
    </share-links>
  );
}
