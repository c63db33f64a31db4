import type { ReactNode } from 'react';
import { readPublication } from '#lib/newsroom/publication.ts';

/** A safety net only, for every page below: a change prints a page again at once, see docs/architecture.md. */
export const revalidate = 3600;

/** Round what the press alone reads. */
export default async function BannerLayout({ children }: { children: ReactNode }) {
  const { language } = await readPublication();
  return (
    <html lang={language}>
      <body>{children}</body>
    </html>
  );
}
