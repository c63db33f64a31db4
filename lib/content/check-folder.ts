import type { Publication } from '#lib/config/publication.ts';
import type { PicturePlan } from '#lib/media/picture-plan.ts';
import { asHero } from '#lib/media/plan-picture.ts';
import type { FrontCuration } from '#lib/news/front-curation.ts';
import { detailProblems, detailsIn } from '#lib/news/article-details.ts';
import { kickerText } from '#lib/news/kicker.ts';
import { oldAddress } from '#lib/news/old-address.ts';
import { checkReferences } from './check-references.ts';
import { readFront, readPublication, slugsIn } from './check-site.ts';
import type { LinkTarget, Surroundings } from './compile-entry.ts';
import type { ContentMemory } from './content-memory.ts';
import { readEntries, type Entries, type Entry } from './entries.ts';
import { nearest } from '#lib/news/nearest.ts';
import { readOldUrls } from './old-urls.ts';
import { isPlan, PictureShelf } from './picture-shelf.ts';
import { at } from './problem-at.ts';
import type { ContentProblem } from './problem.ts';
import { readFolder, type ContentFolder } from './read-folder.ts';
import { articlesIn, readRedirects } from './redirects.ts';

/** Finds published articles that are in the store, but have no file: the desk's and imported ones. */
export type FindElsewhere = (slug: string) => Promise<LinkTarget | null>;

/** A content folder, read and checked, but for its texts. */
export interface CheckedFolder {
  entries: Entries;
  publication: Publication | null;
  /** The files beside the documents. */
  files: Pick<ContentFolder, 'publication' | 'front' | 'redirects'>;
  /** By slug, for bylines. */
  authorNames: ReadonlyMap<string, string>;
  /** The order of sections. */
  nav: readonly string[];
  front: FrontCuration | null;
  /** Where old addresses lead: see `readRedirects`. */
  redirects: Map<string, string>;
  /** Pictures at the head of articles and authors, by path of the file. */
  heroes: Map<string, PicturePlan>;
  surroundings: Surroundings;
  problems: ContentProblem[];
}

/**
 * Reads a publication and reports everything that is wrong with it, all at once. Writes nothing.
 *
 * @param siteUrl as the environment names it
 */
export async function checkFolder(
  contentDir: string,
  findElsewhere: FindElsewhere,
  memory: ContentMemory,
  siteUrl: string | null = null,
): Promise<CheckedFolder> {
  const folder = await readFolder(contentDir);
  const { problems } = folder;
  const entries = await readEntries(folder, memory);
  checkReferences(entries, problems);
  const oldUrls = readOldUrls(entries, problems);
  const publication = readPublication(folder, entries, problems);
  const article = linkTargets(entries, findElsewhere);
  const sites = [siteUrl, publication?.url ?? null].flatMap((url) => url?.replace(/\/+$/, '') ?? []);
  checkDetails(entries, sites, problems);
  const elsewhere = new Set<string>();
  for (const slug of [...slugsIn(folder.front), ...articlesIn(folder.redirects)]) {
    if (await article(slug)) elsewhere.add(slug);
  }
  const front = readFront(folder, entries, elsewhere, problems);
  const redirects = readRedirects(folder, entries, oldUrls, elsewhere, problems);
  const shelf = new PictureShelf(folder.dir, memory);
  const heroes = await readHeroes([...entries.articles, ...entries.authors], shelf, problems);
  return {
    entries,
    publication,
    files: folder,
    authorNames: new Map(entries.authors.map(({ slug, data }) => [slug, data?.name ?? slug])),
    nav: publication?.nav ?? [],
    front,
    redirects,
    heroes,
    surroundings: {
      picture: (src) => shelf.figure(src),
      article,
      articleLike: (slug) =>
        slug === ''
          ? null
          : nearest(
              slug,
              entries.articles.map((entry) => entry.slug),
            ),
      oldUrl: (path) => oldUrls.get(oldAddress(path)) ?? null,
      sites,
      language: publication?.language ?? 'en',
    },
    problems,
  };
}

function checkDetails({ articles }: Entries, sites: readonly string[], problems: ContentProblem[]): void {
  for (const article of articles) {
    for (const { field, problem, instead } of detailProblems(article.data ?? {}, sites))
      problems.push(at(article, [field], problem, instead));
  }
}

/** Articles by slug: those of the folder first, then those that the store has beside them. */
function linkTargets(entries: Entries, findElsewhere: FindElsewhere): Surroundings['article'] {
  const own = new Map(entries.articles.map((entry) => [entry.slug, linkTarget(entry)]));
  const asked = new Map<string, Promise<LinkTarget | null>>();
  return async (slug) => {
    const found = own.get(slug) ?? asked.get(slug);
    if (found) return found;
    const answer = findElsewhere(slug);
    asked.set(slug, answer);
    return answer;
  };
}

function linkTarget({ slug, data }: Entries['articles'][number]): LinkTarget {
  // With problems of its own it exists all the same: others are not told off for linking to it.
  if (!data) return { slug, headline: slug, kicker: '', draft: false };
  return {
    slug,
    headline: data.headline,
    kicker: kickerText({ kind: data.kind, details: detailsIn(data) }),
    draft: data.status === 'draft',
  };
}

async function readHeroes(
  entries: readonly (Entry<unknown> & {
    data: { image?: { focal?: [number, number] | undefined } | undefined } | null;
  })[],
  shelf: PictureShelf,
  problems: ContentProblem[],
): Promise<Map<string, PicturePlan>> {
  const heroes = new Map<string, PicturePlan>();
  for (const entry of entries) {
    const src = writtenSrc(entry.written);
    if (src === null) continue;
    const answer = await shelf.hero(src, asHero(entry.data?.image?.focal));
    if (isPlan(answer)) heroes.set(entry.source.path, answer);
    else problems.push(at(entry, ['image', 'src'], answer.problem, answer.instead));
  }
  return heroes;
}

/** Also of a file that has other problems; what does not look like a path has been reported with its front matter. */
function writtenSrc(data: unknown): string | null {
  const src = (data as { image?: { src?: unknown } | null }).image?.src;
  return typeof src === 'string' && /^\/media\/[^?#]+$/.test(src) ? src : null;
}
