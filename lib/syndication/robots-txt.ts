import {
  crawlerGroups,
  mayCrawl,
  sectionsApart,
  type CrawlerGroup,
  type CrawlerPolicy,
} from '#lib/news/crawler-policy.ts';
import { articleUrl, markdownUrl, searchUrl, sectionUrl } from '#lib/news/urls.ts';
import { crawlersKnownOn, knownCrawlers } from './known-crawlers.ts';

/** What no crawler needs: programs' addresses, the desk, and results of which there are any number. */
const nobodys = ['/api/', '/desk/', ...alone(searchUrl())];

/** What crawlers have to read of the file (RFC 9309, section 2.5). */
const mostBytes = 500 * 1024;

const titleOf: Record<CrawlerGroup, string> = {
  search: 'Search engines',
  aiSearch: 'Assistants that answer with what they find',
  aiTraining: 'Collectors of texts to train models with',
};

/**
 * `/robots.txt` (RFC 9309). A group of crawlers is named where its rules are not everybody's.
 *
 * @param articlesApart the articles to name, by section, the newest first: of a section with rules of its own, its page,
 *   its feeds and as many of these as there is room for are ruled by their addresses; what is older says itself what
 *   holds for it
 * @param sitemaps absolute addresses
 */
export function robotsTxt(
  policy: CrawlerPolicy,
  articlesApart: ReadonlyMap<string, readonly string[]>,
  sitemaps: readonly string[],
): string {
  const file = written(policy, articlesApart, sitemaps);
  const most = Math.max(0, ...[...articlesApart.values()].map(({ length }) => length));
  if (most === 0 || Buffer.byteLength(file) <= mostBytes) return file;
  const fewer = [...articlesApart].map(([section, slugs]) => [section, slugs.slice(0, most * 0.9)] as const);
  return robotsTxt(policy, new Map(fewer), sitemaps);
}

function written(
  policy: CrawlerPolicy,
  articlesApart: ReadonlyMap<string, readonly string[]>,
  sitemaps: readonly string[],
): string {
  const groups = crawlerGroups.flatMap((group) => {
    const apart = sectionsApart(policy, group);
    const welcome = mayCrawl(policy, group, null);
    if (welcome && apart.length === 0) return [];
    const except = apart.flatMap((section) => sectionPaths(section, articlesApart.get(section) ?? []));
    return [
      [
        `# ${titleOf[group]}, as known on ${crawlersKnownOn}`,
        ...knownCrawlers[group].map((name) => `User-agent: ${name}`),
        ...(welcome ? nobodys.map(disallow) : ['Disallow: /']),
        ...except.map(welcome ? disallow : allow),
      ],
    ];
  });
  const everybody = ['User-agent: *', ...nobodys.map(disallow)];
  const blocks = [everybody, ...groups, sitemaps.map((address) => `Sitemap: ${address}`)];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const disallow = (path: string) => `Disallow: ${path}`;
const allow = (path: string) => `Allow: ${path}`;

/** Patterns that match a section's pages and feeds and these articles, and no other whose name begins like theirs. */
function sectionPaths(section: string, articles: readonly string[]): string[] {
  const url = sectionUrl(section);
  return [
    ...alone(url),
    `${url}/`,
    `/feeds${url}/`,
    // No slug has a dot, so nothing else begins like a twin.
    ...articles.flatMap((slug) => [...alone(articleUrl(slug)), `${articleUrl(slug)}/`, markdownUrl(slug)]),
  ];
}

/** A page with and without a query, and nothing whose address goes on. */
function alone(path: string): string[] {
  return [`${path}$`, `${path}?`];
}
