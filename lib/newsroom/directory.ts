import { cache } from 'react';
import { filled } from '#lib/news/address-pattern.ts';
import { pages, type NamedList } from '#lib/news/addresses.ts';
import type { Named } from '#lib/news/article.ts';
import type { Author } from '#lib/news/author.ts';
import { kindTitle } from '#lib/news/kind.ts';
import { kinds } from '#lib/news/kinds.ts';
import { locationOf } from '#lib/news/old-address.ts';
import type { Page } from '#lib/news/page.ts';
import type { Section, Topic } from '#lib/news/section.ts';
import { tags } from '#lib/news/tags.ts';
import { carry } from './carry.ts';
import { readersStore } from './open.ts';

/** The section at this address, or null. */
export const findSection = cache(async (slug: string): Promise<Section | null> => {
  await carry(tags.section(slug));
  return (await readersStore()).sections.bySlug(slug);
});

export const findTopic = cache(async (slug: string): Promise<Topic | null> => {
  await carry(tags.topic(slug));
  return (await readersStore()).topics.bySlug(slug);
});

export const findAuthor = cache(async (slug: string): Promise<Author | null> => {
  await carry(tags.author(slug));
  return (await readersStore()).authors.bySlug(slug);
});

/** The authors of an article with their biographies, in the order of the byline. */
export async function findAuthors(slugs: readonly string[]): Promise<Author[]> {
  // Not their lists: an article is not printed again whenever one of its authors publishes another.
  await carry(...slugs.map(tags.byline));
  const { authors } = await readersStore();
  const found = await Promise.all(slugs.map((slug) => authors.bySlug(slug)));
  return found.filter((author) => author !== null);
}

/** The standing page at `/<slug>`, or null. */
export const findPage = cache(async (slug: string): Promise<Page | null> => {
  await carry(tags.page(slug));
  return (await readersStore()).pages.bySlug(slug);
});

/** The slug of the published article that used to live at this path, or null. */
export async function findMoved(path: string): Promise<string | null> {
  await carry(tags.archive);
  return (await readersStore()).redirects.find(path);
}

/** Where an address leads at which there is nothing: a path or an absolute address in ASCII, or null. */
export async function findDestination(address: string): Promise<string | null> {
  await carry(tags.archive, tags.redirects);
  const destination = await (await readersStore()).redirects.leadsTo(address);
  return destination === null ? null : locationOf(destination);
}

/** Everything of which there is a list, by what it is. */
export async function readNamedLists(): Promise<Record<NamedList, { title: string; named: readonly Named[] }>> {
  await carry(tags.publication, tags.archive);
  const store = await readersStore();
  const [sections, topics, authors, series] = await Promise.all([
    store.sections.all(),
    store.topics.all(),
    store.authors.all(),
    store.articles.series(),
  ]);
  return {
    section: { title: 'Sections', named: sections },
    topic: { title: 'Topics', named: topics },
    kind: { title: 'Kinds', named: kinds.map((kind) => ({ slug: kind, name: kindTitle[kind] })) },
    author: { title: 'Authors', named: authors },
    series: { title: 'Series', named: series },
  };
}

/** Every list that has feeds, in groups; the address of a list is null where it is everything. */
export async function readFeedDirectory(): Promise<{ title: string; lists: { name: string; url: string | null }[] }[]> {
  const groups = Object.entries(await readNamedLists()).map(([list, { title, named }]) => ({
    title,
    lists: named.map(({ slug, name }) => ({ name, url: filled(pages[list as NamedList].path, { slug }) })),
  }));
  const everything = { title: 'Everything', lists: [{ name: 'All stories', url: null }] };
  return [everything, ...groups].filter(({ lists }) => lists.length > 0);
}
