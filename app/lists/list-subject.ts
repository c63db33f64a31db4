import type { ListName } from '#lib/news/addresses.ts';
import type { Author } from '#lib/news/author.ts';
import type { ShareImage } from '#lib/news/share-image.ts';
import { kindSchema, kindTitle } from '#lib/news/kind.ts';
import { authorUrl, kindUrl, latestUrl, sectionUrl, topicUrl } from '#lib/news/urls.ts';
import type { Listing } from '#lib/newsroom/articles.ts';
import { findAuthor, findSection, findTopic } from '#lib/newsroom/directory.ts';
import { authorShareImage, publicationShareImage, sectionShareImage } from '#lib/newsroom/share-image.ts';

/** What a list of articles is about. */
export interface ListSubject {
  title: string;
  description: string;
  /** Address of its first page. */
  url: string;
  listing: Listing;
  /** What its teasers need not say again. */
  without: 'section' | 'kind' | null;
  author: Author | null;
}

/** The subject of a list by its type and slug, or null when there is none of that name. */
export async function findSubject(type: ListName, slug: string): Promise<ListSubject | null> {
  switch (type) {
    case 'section': {
      const section = await findSection(slug);
      return section && subject(section.name, section.description, sectionUrl(slug), { section: slug }, 'section');
    }
    case 'topic': {
      const topic = await findTopic(slug);
      return topic && subject(topic.name, topic.description, topicUrl(slug), { topic: slug });
    }
    case 'author': {
      const author = await findAuthor(slug);
      return author && { ...subject(author.name, author.bioText, authorUrl(slug), { author: slug }), author };
    }
    case 'kind': {
      const kind = kindSchema.safeParse(slug).data;
      return kind ? subject(kindTitle[kind], '', kindUrl(kind), { kind }, 'kind') : null;
    }
    case 'latest':
      return subject('Latest', 'Everything we publish, newest first.', latestUrl(), {});
  }
}

/** What platforms show with a link to it. */
export function shareImageOf({ listing, author, title: name, description }: ListSubject): Promise<ShareImage | null> {
  if (author) return authorShareImage(author);
  return listing.section ? sectionShareImage({ slug: listing.section, name, description }) : publicationShareImage();
}

function subject(
  title: string,
  description: string,
  url: string,
  listing: Listing,
  without: ListSubject['without'] = null,
): ListSubject {
  return { title, description, url, listing, without, author: null };
}
