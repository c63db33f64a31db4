import type { ReactNode } from 'react';

/** The sentence under a headline; nothing where there is none. */
export function Dek({
  className,
  lang,
  children,
}: {
  className: string;
  lang?: string | undefined;
  children: ReactNode;
}) {
  if (!children) return null;
  return (
    <p className={`dek text-ink-2 ${className}`} lang={lang} dir="auto">
      {children}
    </p>
  );
}
