import '#app/styles/index.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { readerScript } from '#app/reader-script.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { textDirection } from '#lib/news/text-direction.ts';

export async function generateMetadata(): Promise<Metadata> {
  const frame = await readFrame();
  return {
    metadataBase: new URL(frame.siteUrl),
    title: { default: frame.tagline ? `${frame.name}: ${frame.tagline}` : frame.name, template: `%s | ${frame.name}` },
    description: frame.description || undefined,
    applicationName: frame.name,
    icons: { icon: { url: '/mark.svg', type: 'image/svg+xml' } },
    openGraph: { siteName: frame.name, locale: frame.dateline.language.replace('-', '_') },
  };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfdfb' },
    { media: '(prefers-color-scheme: dark)', color: '#10161b' },
  ],
};

/** The fonts above the fold, known before the style sheet is. */
const preloadedFonts = ['/fonts/broadsheet-serif.woff2', '/fonts/broadsheet-sans.woff2'];

export default async function ReaderLayout({ children }: { children: ReactNode }) {
  const { dateline } = await readFrame();
  return (
    <html lang={dateline.language} dir={textDirection(dateline.language)}>
      <head>
        {preloadedFonts.map((href) => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />
        ))}
        <script src={readerScript} defer />
      </head>
      <body>{children}</body>
    </html>
  );
}
