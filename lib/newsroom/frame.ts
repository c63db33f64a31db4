import { defaultIndex, parsePolicy, parseReference, type Link, type Publication } from '#lib/config/publication.ts';
import type { Frame, NavLink } from '#lib/news/frame.ts';
import type { Organization } from '#lib/news/organization.ts';
import { kinds, kindTitle, type Kind } from '#lib/news/kind.ts';
import { tags } from '#lib/news/tags.ts';
import { articleUrl, authorUrl, kindUrl, pageUrl, sectionUrl, topicUrl } from '#lib/news/urls.ts';
import type { Store } from '#lib/store/store.ts';
import { publicationIn } from './publication.ts';
import { remembered } from './remembered.ts';

/** What surrounds every page: the larger half of what a page reads. */
export const readFrame = remembered([tags.publication, tags.breaking], frameOf);

async function frameOf(store: Store): Promise<Frame> {
  const publication = await publicationIn(store);
  const [link, breaking] = await Promise.all([linkResolver(store), store.articles.breaking()]);
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
    breaking: breaking && {
      headline: breaking.headline,
      href: articleUrl(breaking.slug),
      at: breaking.publishedAt,
    },
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
  const href = {
    section: sectionUrl,
    topic: topicUrl,
    page: pageUrl,
    author: authorUrl,
    kind: (slug: string) => kindUrl(slug as Kind),
  };
  const resolve = (link: Link): NavLink | null => {
    if (typeof link !== 'string') return link;
    const { type, slug } = parseReference(link);
    const label = names[type].get(slug);
    return label === undefined ? null : { label, href: href[type](slug) };
  };
  const slugs = (things: readonly { slug: string }[]) => things.map(({ slug }) => slug);
  return Object.assign(resolve, { known: { sections: slugs(sections), topics: slugs(topics), pages: slugs(pages) } });
}
