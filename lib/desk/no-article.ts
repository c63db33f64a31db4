import { nearest } from '#lib/news/nearest.ts';
import type { Store } from '#lib/store/store.ts';
import { DeskError } from './desk-error.ts';

/** That there is no article at this slug, and which one was probably meant. Whoever may ask the desk may see its drafts. */
export async function noArticle(store: Store, slug: string): Promise<DeskError> {
  const known = await store.desk.near(slug);
  const near = nearest(slug, known) ?? known.find((each) => each.startsWith(slug));
  return new DeskError('missing', `There is no article "${slug}".${near ? ` Did you mean "${near}"?` : ''}`);
}
