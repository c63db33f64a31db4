import type { ReactNode } from 'react';

/** The sentence under a headline; nothing where there is none. */
export function Dek({ className, children }: { className: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <p className={`dek text-ink-2 ${className}`} dir="auto">
      {children}
    </p>
  );
}
