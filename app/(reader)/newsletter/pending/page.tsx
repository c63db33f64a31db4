import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { frontUrl, newsletterUrl } from '#lib/news/urls.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { pageMetadata, unindexed } from '#app/metadata.ts';

/** A safety net only: a change prints the page again at once, see docs/architecture.md. */
export const revalidate = 3600;

export async function generateMetadata(): Promise<Metadata> {
  const page = { title: 'One step left', description: '', url: `${newsletterUrl()}/pending` };
  return pageMetadata(await readFrame(), { ...page, shareImage: null, robots: unindexed });
}

export default async function NewsletterPendingPage() {
  const frame = await readFrame();
  const { newsletter } = frame;
  if (!newsletter) notFound();
  return (
    <PageFrame frame={frame} className="wrap">
      <div className="solo solo--single">
        <div>
          <p className="code">{newsletter.name}</p>
          <h1>One step left</h1>
          <p>
            Your address has been noted, and nothing else has happened yet. Before the first letter comes, you will get
            one message that asks you to confirm; until you do, nothing is sent.
          </p>
          <p className="actions">
            <a className="button" href={frontUrl()}>
              Front page
            </a>
            <a className="button button--quiet" href="/privacy">
              What we keep
            </a>
          </p>
        </div>
      </div>
    </PageFrame>
  );
}
