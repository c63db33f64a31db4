interface OpenerProps {
  id: string;
  title: string;
  href: string;
  /** Name of what "All …" leads to; without it there is no such link. */
  all?: string;
}

/** The strong rule that opens a block of stories. */
export function Opener({ id, title, href, all }: OpenerProps) {
  return (
    <div className="opener">
      <h2 id={id}>
        <a href={href}>{title}</a>
      </h2>
      {all && (
        <a className="more" href={href}>
          All<span className="name"> {all}</span>
        </a>
      )}
    </div>
  );
}
