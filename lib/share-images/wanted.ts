import { publicationSchema } from '#lib/config/publication.ts';
import {
  articleDesign,
  authorDesign,
  publicationDesign,
  sectionDesign,
  type ShareDesign,
  type SharePublication,
} from '#lib/news/share-design.ts';
import type { Store } from '#lib/store/store.ts';

/** What share images should show, by what readers may see. */
export interface Wanted {
  designs: ShareDesign[];
  /** Subjects that have no image any more. */
  gone: string[];
}

const batchSize = 500;

/** Everything that should have a share image, in batches. */
export async function* everythingWanted(store: Store): AsyncGenerator<ShareDesign[]> {
  const site = await publicationOf(store);
  if (!site) return;
  yield [site.design, ...(await directory(store, site.publication))];
  for await (const articles of store.articles.eachPublished(batchSize)) {
    yield articles.map((article) => articleDesign(article, site.publication));
  }
}

/** How many that are. */
export async function countWanted(store: Store): Promise<number> {
  const [articles, sections, authors] = await Promise.all([
    store.articles.countPublished({}),
    store.sections.all(),
    store.authors.all(),
  ]);
  return 1 + articles + sections.length + authors.length;
}

/**
 * What should have a share image of that which these tags of the change log name. The name of a section or of the
 * publication stands on every article's: those are drawn anew by the sync that changed it.
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
  const articles = slugs('article');
  for (let i = 0; i < articles.length; i += batchSize) {
    const batch = articles.slice(i, i + batchSize);
    const found = new Map((await store.articles.publishedBySlugs(batch)).map((article) => [article.slug, article]));
    for (const slug of batch) {
      const article = found.get(slug);
      note(`article:${slug}`, article ? articleDesign(article, publication) : null);
    }
  }
  for (const slug of slugs('section')) {
    const section = await store.sections.bySlug(slug);
    note(`section:${slug}`, section && sectionDesign(section, publication));
  }
  for (const slug of slugs('author', 'byline')) {
    const author = await store.authors.bySlug(slug);
    note(`author:${slug}`, author && authorDesign(author, publication));
  }
  if (changed.includes('publication')) wanted.designs.push(site.design);
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
