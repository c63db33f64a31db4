import {
  crawlerGroups,
  mayCrawl,
  sectionsApart,
  type CrawlerGroup,
  type CrawlerPolicy,
} from '#lib/news/crawler-policy.ts';
import { articleUrl, markdownUrl, sectionUrl } from '#lib/news/urls.ts';
import { crawlersKnownOn, knownCrawlers } from './known-crawlers.ts';

/** What no crawler needs: programs' addresses, the desk, and results of which there are any number. */
const nobodys = ['/api/', '/desk/', '/search'];

const titleOf: Record<CrawlerGroup, string> = {
  search: 'Search engines',
  aiSearch: 'Assistants that answer with what they find',
  aiTraining: 'Collectors of texts to train models with',
};

/**
 * `/robots.txt` (RFC 9309). A group of crawlers is named where its rules are not everybody's.
 *
 * @param articlesApart the articles to name, by section: of a section with rules of its own, its page, its feeds and
 *   these are ruled by their addresses; what is older says itself what holds for it
 * @param sitemaps absolute addresses
 */
export function robotsTxt(
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
    `${url}$`,
    `${url}/`,
    `/feeds${url}/`,
    ...articles.flatMap((slug) => [`${articleUrl(slug)}$`, `${articleUrl(slug)}/`, `${markdownUrl(slug)}$`]),
  ];
}
