import type { ReactNode } from 'react';
import { readPublication } from '#lib/newsroom/publication.ts';

/** Round what the press alone reads. */
export default async function BannerLayout({ children }: { children: ReactNode }) {
  const { language } = await readPublication();
  return (
    <html lang={language}>
      <body>{children}</body>
    </html>
  );
}
