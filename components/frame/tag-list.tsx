import type { NavLink } from '#lib/news/frame.ts';

interface TagListProps {
  links: readonly NavLink[];
  rel?: string;
  className?: string;
}

/** Topics, each in a box of its own. */
export function TagList({ links, rel, className = '' }: TagListProps) {
  return (
    <ul className={`tags flex flex-wrap gap-2 print:hidden ${className}`}>
      {links.map(({ label, href }) => (
        <li key={href}>
          <a
            className="inline-block rounded-sm px-3 py-[0.1875rem] type-meta no-underline [border:1px_solid_var(--color-rule)] hover:[border-color:currentColor]"
            href={href}
            rel={rel}
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
