import type { CollectionPage, ItemList, ProfilePage } from 'schema-dts';
import type { ArticleSummary } from '#lib/news/article.ts';
import type { Author } from '#lib/news/author.ts';
import type { Frame } from '#lib/news/frame.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { websiteId } from './ids.ts';
import { wholePerson } from './people.ts';

interface ListFacts {
  title: string;
  description: string;
  /** Path of this page of the list. */
  url: string;
  /** As the page shows them. */
  articles: readonly Pick<ArticleSummary, 'slug' | 'headline'>[];
}

/** A list of articles: https://schema.org/CollectionPage. */
export function collectionPage(list: ListFacts, frame: Frame): CollectionPage {
  return { '@type': 'CollectionPage', ...pageFacts(list, frame), mainEntity: itemList(list, frame) };
}

/** The page about a writer: https://schema.org/ProfilePage. Their articles are a list beside it. */
export function profilePage(author: Author, list: ListFacts, frame: Frame): ProfilePage {
  // What describes the writer is said of the writer.
  const page = pageFacts({ ...list, description: '' }, frame);
  return { '@type': 'ProfilePage', ...page, mainEntity: wholePerson(frame, author) };
}

function pageFacts({ title, description, url }: ListFacts, { siteUrl, dateline }: Frame) {
  return {
    '@id': `${siteUrl}${url}#page`,
    url: siteUrl + url,
    name: title,
    ...(description && { description }),
    inLanguage: dateline.language,
    isPartOf: { '@id': websiteId(siteUrl) },
  };
}

/** Articles in the order of the page: https://schema.org/ItemList. */
export function itemList({ articles, url }: ListFacts, { siteUrl }: Frame): ItemList {
  return {
    '@type': 'ItemList',
    '@id': `${siteUrl}${url}#list`,
    numberOfItems: articles.length,
    itemListElement: articles.map(({ headline, slug }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: headline,
      url: siteUrl + articleUrl(slug),
    })),
  };
}
