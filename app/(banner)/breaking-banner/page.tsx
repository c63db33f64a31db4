import type { Metadata } from 'next';
import { BreakingBanner } from '#components/frame/breaking-banner.tsx';
import { readWholeFrame } from '#lib/newsroom/frame.ts';

export const metadata: Metadata = { robots: { index: false } };

/** The banner alone, in `main`: from here the press takes it and puts it into every page. */
export default async function BannerPage() {
  return (
    <main>
      <BreakingBanner frame={await readWholeFrame()} />
    </main>
  );
}
