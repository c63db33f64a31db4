import type { ReactNode } from 'react';

interface PageHeadProps {
  title: ReactNode;
  children?: ReactNode;
}

/** The head of a page that is no story: its title, and what stands under that. */
export function PageHead({ title, children }: PageHeadProps) {
  return (
    <header className="page-head pt-8 pb-6">
      <PageTitle>{title}</PageTitle>
      {children}
    </header>
  );
}

/** The title of a page that is no story. */
export function PageTitle({ children }: { children: ReactNode }) {
  return <h1 className="head-story">{children}</h1>;
}

/** The sentence under it. */
export function PageDek({ children }: { children: ReactNode }) {
  return <p className="dek mt-2 max-w-[40rem] type-dek text-balance text-ink-2">{children}</p>;
}
