import type { NavLink } from '#lib/news/frame.ts';

interface LinkListProps {
  links: readonly NavLink[];
  className?: string;
  /** Utilities of each link. */
  linkClass?: string;
}

/** Links, one beside or below the other as the place has it. */
export function LinkList({ links, className, linkClass }: LinkListProps) {
  return (
    <ul className={className}>
      {links.map(({ label, href }) => (
        <li key={href}>
          <a className={linkClass} href={href}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
