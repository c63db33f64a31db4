import { publicationSchema } from '#lib/config/publication.ts';
import {
  articleDesign,
  authorDesign,
  publicationDesign,
  sectionDesign,
  type ShareDesign,
  type SharePublication,
} from '#lib/news/share-design.ts';
import type { Place } from '#lib/store/article-listing.ts';
import type { Store } from '#lib/store/store.ts';

/** What share images should show, by what readers may see. */
export interface Wanted {
  designs: ShareDesign[];
  /** Subjects that have no image any more. */
  gone: string[];
}

const batchSize = 500;

/**
 * The next of everything that should have a share image: the publication, its sections and authors, then articles, newest
 * first.
 *
 * @param behind the last article that was looked at; null begins
 * @returns also the article that is the last by then; null when that was all
 */
export async function nextWanted(
  store: Store,
  behind: Place | null,
  count: number,
): Promise<{ designs: ShareDesign[]; last: Place | null }> {
  const site = await publicationOf(store);
  if (!site) return { designs: [], last: null };
  const first = behind ? [] : [site.design, ...(await directory(store, site.publication))];
  for await (const articles of store.articles.eachPublished(count, behind)) {
    const { publishedAt, id } = articles.at(-1)!;
    return {
      designs: [...first, ...articles.map((article) => articleDesign(article, site.publication))],
      last: { publishedAt, id },
    };
  }
  return { designs: first, last: null };
}

/**
 * What should have a share image of that which these tags of the change log name. The name of a section or of the
 * publication stands on every article's: see `ShareImageMaker.makeChanged`.
 */
export async function wantedBy(store: Store, changed: readonly string[]): Promise<Wanted> {
  const site = await publicationOf(store);
  if (!site) return { designs: [], gone: [] };
  const { publication } = site;
  const slugs = (...types: string[]) => [
    ...new Set(
      changed.filter((tag) => types.includes(tag.split(':')[0]!)).map((tag) => tag.slice(tag.indexOf(':') + 1)),
    ),
  ];
  const wanted: Wanted = { designs: [], gone: [] };
  const note = (of: string, design: ShareDesign | null) => {
    if (design) wanted.designs.push(design);
    else wanted.gone.push(of);
  };
  for (const slug of slugs('section')) {
    const section = await store.sections.bySlug(slug);
    note(`section:${slug}`, section && sectionDesign(section, publication));
  }
  for (const slug of slugs('author', 'byline')) {
    const author = await store.authors.bySlug(slug);
    note(`author:${slug}`, author && authorDesign(author, publication));
  }
  if (changed.includes('publication')) wanted.designs.push(site.design);
  const articles = slugs('article');
  for (let i = 0; i < articles.length; i += batchSize) {
    const batch = articles.slice(i, i + batchSize);
    const found = new Map((await store.articles.publishedBySlugs(batch)).map((article) => [article.slug, article]));
    for (const slug of batch) {
      const article = found.get(slug);
      note(`article:${slug}`, article ? articleDesign(article, publication) : null);
    }
  }
  return wanted;
}

async function directory(store: Store, publication: SharePublication): Promise<ShareDesign[]> {
  const [sections, authors] = await Promise.all([store.sections.all(), store.authors.all()]);
  return [
    ...sections.map((section) => sectionDesign(section, publication)),
    ...authors.map((author) => authorDesign(author, publication)),
  ];
}

async function publicationOf(store: Store): Promise<{ publication: SharePublication; design: ShareDesign } | null> {
  const settings = publicationSchema.nullable().parse(await store.settings.get('publication'));
  if (!settings) return null;
  const { name, nameplate, language, tagline } = settings;
  const publication = { name, nameplate, language };
  return { publication, design: publicationDesign(publication, tagline) };
}
