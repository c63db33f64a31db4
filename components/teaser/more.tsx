import type { ReactNode } from 'react';

interface MoreProps {
  href: string;
  className?: string;
  children: ReactNode;
}

/** The way to more of what is shown. */
export function More({ href, className = '', children }: MoreProps) {
  return (
    <a className={`more type-label no-underline hover:underline ${className}`} href={href}>
      {children}
    </a>
  );
}
