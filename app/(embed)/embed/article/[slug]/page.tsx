import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { EmbedCard } from '#components/embed/embed-card.tsx';
import { articleUrl, embedUrl } from '#lib/news/urls.ts';
import { findArticle } from '#lib/newsroom/articles.ts';
import { findMoved } from '#lib/newsroom/directory.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { pageTitle } from '#app/metadata.ts';

export const generateStaticParams = () => [];

type Props = PageProps<'/embed/article/[slug]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const article = await findArticle((await params).slug);
  if (!article) return {};
  return {
    title: pageTitle(article.headline, await readFrame()),
    alternates: { canonical: articleUrl(article.slug) },
    robots: { index: false, follow: true },
  };
}

/** An article as a card that other sites may frame; `/oembed` tells them how. */
export default async function EmbedPage({ params }: Props) {
  const { slug } = await params;
  const article = await findArticle(slug);
  if (!article) {
    const moved = await findMoved(articleUrl(slug));
    if (moved) permanentRedirect(embedUrl(moved));
    notFound();
  }
  return <EmbedCard article={article} frame={await readFrame()} />;
}
