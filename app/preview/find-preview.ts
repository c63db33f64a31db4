import type { Metadata } from 'next';
import { cookies, draftMode } from 'next/headers';
import { cache } from 'react';
import { previewOf, unpublishedAt } from '#lib/desk/previewed.ts';
import { previewCookie, type Preview } from '#lib/news/preview.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { readersStore } from '#lib/newsroom/open.ts';
import { pageTitle } from '#app/metadata.ts';

/**
 * The preview that this browser has opened of the article at this address, or null: then it gets what readers get.
 * Read once however many parts of a page ask for it.
 */
export const findPreview = cache(async (slug: string): Promise<Preview | null> => {
  // Only here may a cookie be asked for: outside draft mode that would make every article a page that nobody keeps.
  const key = (await draftMode()).isEnabled ? (await cookies()).get(previewCookie)?.value : undefined;
  const opened = key === undefined ? null : await previewOf(await readersStore(), slug, key);
  if (opened) return opened;
  // `npm run dev` shows drafts without a link. `next build` leaves these lines out.
  if (process.env.NODE_ENV === 'development') return unpublishedAt(await readersStore(), slug);
  return null;
});

/** A preview is nowhere to be found and says so, also in a browser's list of tabs. */
export async function previewMetadata({ article }: Preview): Promise<Metadata> {
  return {
    title: pageTitle(`Preview: ${article.headline}`, await readFrame()),
    description: article.dek || undefined,
    robots: { index: false, follow: false },
  };
}
