import type { Metadata } from 'next';
import { NotFoundText } from '#components/frame/not-found-view.tsx';
import { SoloActions } from '#components/frame/solo.tsx';
import { frontUrl, searchUrl } from '#lib/news/urls.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { pageTitle } from '#app/metadata.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: pageTitle('Page not found', await readFrame()), robots: { index: false } };
}

/**
 * For Next alone, which renders it with every page there is and puts it into its flight data: so it is a few words, and
 * has no frame. Behind the press readers get `/not-found` instead.
 */
export default function NotFoundBoundary() {
  return (
    <main id="main" className="wrap">
      <NotFoundText>
        <SoloActions>
          <a className="button" href={frontUrl()}>
            Front page
          </a>
          <a className="button button--quiet" href={searchUrl()}>
            Search
          </a>
        </SoloActions>
      </NotFoundText>
    </main>
  );
}
