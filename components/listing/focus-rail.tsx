import type { Frame } from '#lib/news/frame.ts';

/** The topics in focus, beside a list or after an article. */
export function FocusRail({ focus, id }: { focus: Frame['focus']; id: string }) {
  if (focus.length === 0) return null;
  return (
    <nav className="focus-rail" aria-labelledby={id}>
      <h3 id={id}>In focus</h3>
      <ul>
        {focus.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
