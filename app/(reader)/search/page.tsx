import type { Metadata } from 'next';
import { PageFrame } from '#components/frame/page-frame.tsx';
import { SearchView } from '#components/search/search-view.tsx';
import { parsePageNumber } from '#lib/news/pagination.ts';
import { questionIn } from '#lib/news/search-question.ts';
import { searchUrl } from '#lib/news/urls.ts';
import { readFrame } from '#lib/newsroom/frame.ts';
import { searchArticles } from '#lib/newsroom/search.ts';
import { pageMetadata, unindexed } from '#app/metadata.ts';

/** Every search is another page: nothing for a crawler, nothing for a cache. */
export async function generateMetadata(): Promise<Metadata> {
  const frame = await readFrame();
  const description = `Search all that ${frame.name} has published.`;
  return pageMetadata(frame, { title: 'Search', description, url: searchUrl(), shareImage: null, robots: unindexed });
}

export default async function SearchPage({ searchParams }: PageProps<'/search'>) {
  const { q, page } = await searchParams;
  const { words, isCut } = questionIn(q);
  const number = typeof page === 'string' ? (parsePageNumber(page) ?? 1) : 1;
  const [frame, found] = await Promise.all([readFrame(), words ? searchArticles(words, number) : undefined]);
  return (
    <PageFrame frame={frame} className="wrap">
      <SearchView words={words} isCut={isCut} found={found} frame={frame} />
    </PageFrame>
  );
}
