import { More } from './more.tsx';

interface OpenerProps {
  id?: string;
  title: string;
  /** Where the title leads. */
  titleHref?: string;
  /** Where "All …" leads, and the name of that; without them there is no such link. */
  href?: string;
  all?: string;
  className?: string;
}

/** The strong rule and the tick that open a block of stories, like a degree on the frame. */
export function Opener({ id, title, titleHref, href, all, className = '' }: OpenerProps) {
  return (
    <div
      className={`opener relative flex items-baseline justify-between gap-4 opens-2 pb-4 narrow:flex-wrap ${className}`}
    >
      <h2 className="pt-2 head-block" id={id}>
        {titleHref ? (
          <a className="no-underline" href={titleHref}>
            {title}
          </a>
        ) : (
          title
        )}
      </h2>
      {href && all && (
        <More href={href} className="flex-none">
          All<span className="max-md:sr-only"> {all}</span>
        </More>
      )}
    </div>
  );
}
