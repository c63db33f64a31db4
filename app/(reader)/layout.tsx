import '#app/styles/index.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { readerScript } from '#app/reader-script.ts';
import { indexed, publicationTitle } from '#app/metadata.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { textDirection } from '#lib/news/text-direction.ts';
import { paper } from '#lib/news/theme.ts';
import { manifestUrl } from '#lib/news/urls.ts';

/** A safety net only, for every page below: a change prints a page again at once, see docs/architecture.md. */
export const revalidate = 3600;

export async function generateMetadata(): Promise<Metadata> {
  const frame = await readFrame();
  return {
    metadataBase: new URL(frame.siteUrl),
    title: publicationTitle(frame),
    description: frame.description || undefined,
    applicationName: frame.name,
    manifest: manifestUrl(),
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '32x32' },
        { url: '/mark.svg', type: 'image/svg+xml' },
      ],
      apple: '/apple-touch-icon.png',
    },
    robots: indexed,
  };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: paper.light },
    { media: '(prefers-color-scheme: dark)', color: paper.dark },
  ],
};

/** The fonts above the fold, asked for before the browser has found out that it needs them. */
const preloadedFonts = ['/fonts/broadsheet-serif-core.woff2', '/fonts/broadsheet-sans-core.woff2'];

export default async function ReaderLayout({ children }: { children: ReactNode }) {
  const { dateline } = await readFrame();
  return (
    <html lang={dateline.language} dir={textDirection(dateline.language)}>
      <head>
        {/* With a capital letter React sees an ordinary link and prints it once. `preload` it prints twice, or, on a page
            made for one request, as a header that the press does not pass on. */}
        {preloadedFonts.map((font) => (
          <link key={font} rel="Preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        {/* As soon as it is there, which from the second page on is before the first paint: docs/decisions/0007. */}
        <script src={readerScript} async />
      </head>
      <body>{children}</body>
    </html>
  );
}
