import type { NavLink } from '#lib/news/frame.ts';

interface LinkListProps {
  links: readonly NavLink[];
  className?: string;
  /** Media type of what the links lead to, for feeds. */
  type?: string;
}

/** Links, one beside or below the other as the place has it. */
export function LinkList({ links, className, type }: LinkListProps) {
  return (
    <ul className={className}>
      {links.map(({ label, href }) => (
        <li key={href}>
          <a href={href} type={type}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
