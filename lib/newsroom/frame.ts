import { cache } from 'react';
import { readEnv } from '#lib/config/env.ts';
import { defaultIndex, parsePolicy, parseReference, type Link, type Publication } from '#lib/config/publication.ts';
import { filled } from '#lib/news/address-pattern.ts';
import { pages as addresses } from '#lib/news/addresses.ts';
import type { Breaking, Frame, NavLink } from '#lib/news/frame.ts';
import type { Organization } from '#lib/news/organization.ts';
import { kindTitle } from '#lib/news/kind.ts';
import { kinds } from '#lib/news/kinds.ts';
import { tags } from '#lib/news/tags.ts';
import { articleUrl, pageUrl } from '#lib/news/urls.ts';
import type { Store } from '#lib/store/store.ts';
import { publicationIn } from './publication.ts';
import { remembered } from './remembered.ts';

const { behindPress } = readEnv();

/** The larger half of what a page reads. */
const readSurroundings = remembered([tags.publication], surroundingsOf);
const readBreaking = remembered([tags.breaking], breakingIn);

/** What surrounds every page. Behind the press it depends on no banner: the press puts that in. */
export const readFrame: () => Promise<Frame> = behindPress
  ? cache(async () => ({ ...(await readSurroundings()), breaking: 'from the press' }))
  : readWholeFrame;

/** The same with its banner: for what the press does not put together. */
export async function readWholeFrame(): Promise<Frame> {
  const [surroundings, breaking] = await Promise.all([readSurroundings(), readBreaking()]);
  return { ...surroundings, breaking };
}

async function breakingIn(store: Store): Promise<Breaking | null> {
  const story = await store.articles.breaking();
  return story && { headline: story.headline, href: articleUrl(story.slug), at: story.publishedAt };
}

async function surroundingsOf(store: Store): Promise<Omit<Frame, 'breaking'>> {
  const publication = await publicationIn(store);
  const link = await linkResolver(store);
  const links = (references: readonly Link[]) => references.flatMap((reference) => link(reference) ?? []);
  const { sections, topics, pages } = link.known;

  return {
    siteUrl: publication.siteUrl,
    name: publication.name,
    tagline: publication.tagline,
    description: publication.description,
    dateline: publication.dateline,
    edition: publication.edition,
    nameplate: publication.nameplate,
    newsletter: publication.newsletter,
    social: publication.social.map(({ name, url }) => ({ label: name, href: url })),
    organization: organizationOf(publication, pages),
    sections: links(publication.nav ?? sections),
    index: (publication.index ?? defaultIndex({ name: publication.name, sections, topics, kinds, pages })).map(
      (group) => ({ title: group.title, links: links(group.links) }),
    ),
    footer: links(publication.footer),
    colophon: [publication.copyright, publication.colophon].filter(Boolean).join(' ') || null,
    focus: links((publication.focus ?? []).map((slug) => `topic:${slug}`)),
  };
}

/** With the policies whose pages there are. */
function organizationOf({ organization }: Publication, pages: readonly string[]): Organization {
  const { legalName = null, foundingDate = null, policies } = organization;
  const written = Object.entries(policies).flatMap(([name, reference]) => {
    const { slug, anchor } = parsePolicy(reference ?? '');
    return pages.includes(slug) ? [[name, pageUrl(slug) + anchor]] : [];
  });
  return { legalName, foundingDate, policies: Object.fromEntries(written) as Organization['policies'] };
}

/** Names what the navigation refers to; what has left the content since is left out. */
async function linkResolver(store: Store) {
  const [sections, topics, pages, authors] = await Promise.all([
    store.sections.all(),
    store.topics.all(),
    store.pages.all(),
    store.authors.all(),
  ]);
  const names = {
    section: new Map(sections.map(({ slug, name }) => [slug, name])),
    topic: new Map(topics.map(({ slug, name }) => [slug, name])),
    page: new Map(pages.map(({ slug, title }) => [slug, title])),
    author: new Map(authors.map(({ slug, name }) => [slug, name])),
    kind: new Map<string, string>(kinds.map((kind) => [kind, kindTitle[kind]])),
  };
  const resolve = (link: Link): NavLink | null => {
    if (typeof link !== 'string') return link;
    const { type, slug } = parseReference(link);
    const label = names[type].get(slug);
    return label === undefined ? null : { label, href: filled(addresses[type].path, { slug }) };
  };
  const slugs = (things: readonly { slug: string }[]) => things.map(({ slug }) => slug);
  return Object.assign(resolve, { known: { sections: slugs(sections), topics: slugs(topics), pages: slugs(pages) } });
}
