'use client'; // Next asks it of every error boundary

import '#app/styles/index.css';

/** When a page cannot be made at all. It reads nothing: whatever broke may be the store. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Something broke at our end</title>
        <main id="main" className="wrap">
          <div className="solo solo--single">
            <div>
              <p className="code">Error 500</p>
              <h1>Something broke at our end</h1>
              <p>
                The page could not be made. It is our fault and not yours, and it has been logged. Waiting a minute and
                loading the page again is often enough.
              </p>
              <p className="actions">
                <a className="button" href="">
                  Try again
                </a>
                <a className="button button--quiet" href="/">
                  Front page
                </a>
              </p>
              {error.digest && (
                <p className="fine">
                  If you write to us about this, please quote the reference <b>{error.digest}</b>.
                </p>
              )}
            </div>
          </div>
        </main>
      </body>
    </html>
  );
}
