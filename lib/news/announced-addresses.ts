import type { Kind } from './kind.ts';
import { partsOfTag } from './tags.ts';
import { articleUrl, authorUrl, feedUrls, kindUrl, pageUrl, sectionUrl, topicUrl } from './urls.ts';

/**
 * The pages that search engines are told of when these tags changed: those that say something else now, or are gone.
 * Not the lists that an article is in, which they visit anyway.
 */
export function pagesChanged(changed: readonly string[]): string[] {
  return changed.flatMap((tag) => {
    const [type, slug] = partsOfTag(tag);
    if (type === 'article') return [articleUrl(slug)];
    if (type === 'page') return [pageUrl(slug)];
    if (type === 'byline') return [authorUrl(slug)];
    return [];
  });
}

const lists = new Map<string, (slug: string) => string>([
  ['section', sectionUrl],
  ['topic', topicUrl],
  ['author', authorUrl],
  ['kind', (kind) => kindUrl(kind as Kind)],
]);

/** The feeds that say something else when these tags changed. */
export function feedsChanged(changed: readonly string[]): string[] {
  return changed.flatMap((tag) => {
    const [type, slug] = partsOfTag(tag);
    if (tag === 'feeds') return feedUrls(null);
    const list = lists.get(type);
    return list ? feedUrls(list(slug)) : [];
  });
}
