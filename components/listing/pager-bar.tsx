import type { ReactNode } from 'react';

/** Where to go on from here, and back. */
export function PagerBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav
      className="pager flex flex-wrap items-center justify-between gap-4 opens-4.5 type-ui print:hidden"
      aria-label={label}
    >
      {children}
    </nav>
  );
}
