import '#app/styles/embed.css';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { textDirection } from '#lib/news/text-direction.ts';
import { readPublication } from '#lib/newsroom/publication.ts';

/** A safety net only, for every page below: a change prints a page again at once, see docs/architecture.md. */
export const revalidate = 3600;

export async function generateMetadata(): Promise<Metadata> {
  const { siteUrl, name } = await readPublication();
  return {
    metadataBase: new URL(siteUrl),
    title: name,
    icons: { icon: { url: '/mark.svg', type: 'image/svg+xml' } },
  };
}

/** What other sites frame: a card, and nothing of what surrounds our own pages. Its links open beside them. */
export default async function EmbedLayout({ children }: { children: ReactNode }) {
  const { language } = await readPublication();
  return (
    <html lang={language} dir={textDirection(language)}>
      <head>
        <base target="_blank" />
      </head>
      <body>{children}</body>
    </html>
  );
}
