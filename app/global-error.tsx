'use client'; // Next asks it of every error boundary

import '#app/styles/index.css';
import { Solo, SoloActions, SoloText } from '#components/frame/solo.tsx';

/** When a page cannot be made at all. It reads nothing: whatever broke may be the store. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Something broke at our end</title>
        <main id="main" className="wrap">
          <Solo kind="Error 500" title="Something broke at our end">
            <SoloText>
              The page could not be made. It is our fault and not yours, and it has been logged. Waiting a minute and
              loading the page again is often enough.
            </SoloText>
            <SoloActions>
              <a className="button" href="">
                Try again
              </a>
              <a className="button button--quiet" href="/">
                Front page
              </a>
            </SoloActions>
            {error.digest && (
              <p className="mt-4 max-w-[34rem] type-meta text-ink-2">
                If you write to us about this, please quote the reference <b>{error.digest}</b>.
              </p>
            )}
          </Solo>
        </main>
      </body>
    </html>
  );
}
