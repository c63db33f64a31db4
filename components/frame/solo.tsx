import type { ReactNode } from 'react';

export interface SoloProps {
  /** What kind of page it is, above its title. */
  kind?: string;
  title: string;
  children: ReactNode;
  /** What stands beside it on a wide screen. */
  beside?: ReactNode;
}

/** A page that says or asks one thing. The press draws such pages too, where Next cannot: `press/notice-page.ts`. */
export function Solo({ kind, title, children, beside }: SoloProps) {
  return (
    <div
      className={`grid items-start gap-x-12 gap-y-8 pt-10 pb-4 *:min-w-0 ${beside ? 'lg:grid-cols-2' : 'lg:grid-cols-[minmax(0,44rem)]'}`}
    >
      <div>
        {kind && <p className="mt-4 type-label text-accent">{kind}</p>}
        <h1 className="mt-2 head-story">{title}</h1>
        {children}
      </div>
      {beside}
    </div>
  );
}

/** A paragraph of it. */
export function SoloText({ children }: { children: ReactNode }) {
  return <p className="mt-4 max-w-[34rem] type-body">{children}</p>;
}

/** What to do now: links as buttons. */
export function SoloActions({ children }: { children: ReactNode }) {
  return <p className="mt-6 flex flex-wrap gap-3">{children}</p>;
}
