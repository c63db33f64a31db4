import { ShareImageMaker, type Made } from '#lib/share-images/share-image-maker.ts';
import type { ArticleFrontMatter } from '#lib/news/article.ts';
import { tags } from '#lib/news/tags.ts';
import type { Store } from '#lib/store/store.ts';
import type { Entry } from './entries.ts';

/** Share images that a sync draws: a site can start with those of its newest stories. The press draws the others. */
const most = 100;

const tagOf = { articles: tags.article, sections: tags.section, authors: tags.author, topics: null, pages: null };

/** Draws the share images of what a sync has changed: of the publication, its sections and authors, and the newest articles. */
export async function drawNewest(
  store: Store,
  varDir: string,
  changed: readonly Entry<unknown>[],
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Made> {
  const dateOf = ({ folder, data }: Entry<unknown>) =>
    folder === 'articles' ? Date.parse((data as ArticleFrontMatter).publishedAt) : Infinity;
  const newest = [...changed].sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1)).slice(0, most);
  const subjects = newest.flatMap(({ folder, slug }) => tagOf[folder]?.(slug) ?? []);
  const maker = new ShareImageMaker(varDir);
  try {
    const made = await maker.makeChanged(store, ['publication', ...subjects], { onProgress });
    await maker.removeGone(store);
    return made;
  } finally {
    maker.stop();
  }
}
