import type { ReactNode } from 'react';

const across = { 3: 'md:grid-cols-3', 4: 'md:grid-cols-2 lg:grid-cols-4' };

interface ColumnsProps {
  /** So many at most, side by side on a wide screen. */
  of: keyof typeof across;
  className?: string;
  children: ReactNode;
}

/** Stories side by side, with hairlines between them. */
export function Columns({ of, className = '', children }: ColumnsProps) {
  return <div className={`columns ${across[of]} ${className}`}>{children}</div>;
}
