import type { Person } from 'schema-dts';
import type { Named } from '#lib/news/article.ts';
import type { Author } from '#lib/news/author.ts';
import type { Frame } from '#lib/news/frame.ts';
import { authorUrl } from '#lib/news/urls.ts';
import { personId, publisherId } from './ids.ts';
import { pictures } from './pictures.ts';

/** Who wrote something: https://schema.org/Person. */
export function person(siteUrl: string, { slug, name }: Named): Exclude<Person, string> {
  return { '@type': 'Person', '@id': personId(siteUrl, slug), name, url: siteUrl + authorUrl(slug) };
}

/** A writer on the page about them. */
export function wholePerson({ siteUrl }: Frame, author: Author): Person {
  const image = pictures(siteUrl, author.image);
  return {
    ...person(siteUrl, author),
    ...(author.role && { jobTitle: author.role }),
    ...(author.bioText && { description: author.bioText }),
    ...(image.length > 0 && { image }),
    ...(author.links.length > 0 && { sameAs: author.links }),
    worksFor: { '@id': publisherId(siteUrl) },
  };
}
