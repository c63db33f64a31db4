import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { ArticleView } from '#components/article/article-view.tsx';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { JsonLd } from '#components/frame/json-ld.tsx';
import { FaultsBar } from '#components/preview/faults-bar.tsx';
import { NoTextYet } from '#components/preview/no-text-yet.tsx';
import { PreviewBar } from '#components/preview/preview-bar.tsx';
import { LiveView } from '#components/live/live-view.tsx';
import { isLive } from '#lib/news/live-update.ts';
import { articleUrl, sectionUrl } from '#lib/news/urls.ts';
import { findArticle, onwardFrom } from '#lib/newsroom/articles.ts';
import { findAuthors, findDestination } from '#lib/newsroom/directory.ts';
import { readFrame, readWholeFrame } from '#lib/newsroom/frame.ts';
import { articleShareImage } from '#lib/newsroom/share-image.ts';
import { readCoverage, shownUpdates } from '#lib/newsroom/live.ts';
import { writingFaults } from '#lib/newsroom/writing-faults.ts';
import { articleGraph } from '#lib/syndication/json-ld/graphs.ts';
import { forPrograms } from '#app/article-links.ts';
import { articleMetadata } from '#app/metadata.ts';
import { findPreview, previewMetadata } from '#app/preview/find-preview.ts';

/** Articles are printed when the first reader asks, however many there are. */
export const generateStaticParams = () => [];

export async function generateMetadata({ params }: PageProps<'/article/[slug]'>): Promise<Metadata> {
  const { slug } = await params;
  const preview = await findPreview(slug);
  if (preview) return previewMetadata(preview);
  const article = await findArticle(slug);
  if (!article) return {};
  const [frame, shareImage] = await Promise.all([readFrame(), articleShareImage(article)]);
  return forPrograms(article, articleMetadata(article, frame, shareImage));
}

export default async function ArticlePage({ params }: PageProps<'/article/[slug]'>) {
  const { slug } = await params;
  const preview = await findPreview(slug);
  const article = preview?.article ?? (await findArticle(slug));
  const faults = await writingFaults('articles', slug);
  if (!article && faults.length > 0) {
    return (
      <PageFrame frame={await readFrame()} bar={<FaultsBar faults={faults} />} className="wrap">
        <NoTextYet />
      </PageFrame>
    );
  }
  if (!article) {
    const destination = await findDestination(articleUrl(slug));
    if (destination !== null) permanentRedirect(destination);
    notFound();
  }

  const [frame, authors, onward, coverage] = await Promise.all([
    // The press keeps no preview, and puts nothing into it.
    preview ? readWholeFrame() : readFrame(),
    findAuthors(article.authors.map(({ slug }) => slug)),
    onwardFrom(article),
    readCoverage(article),
  ]);
  const shown = { article, authors, onward, frame };
  return (
    <PageFrame
      frame={frame}
      current={sectionUrl(article.section.slug)}
      bar={
        <>
          {faults.length > 0 && <FaultsBar faults={faults} />}
          {preview && <PreviewBar preview={preview} dateline={frame.dateline} />}
        </>
      }
    >
      <JsonLd data={articleGraph(article, coverage && shownUpdates(coverage), frame)} />
      {coverage && isLive(article) ? (
        <LiveView {...shown} coverage={coverage} />
      ) : (
        <ArticleView {...shown} coverage={coverage} />
      )}
    </PageFrame>
  );
}
