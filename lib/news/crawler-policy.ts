/**
 * What a crawler reads for: a search engine's index; an answer that an AI gives and that names its sources; the training
 * of models.
 */
export const crawlerGroups = ['search', 'aiSearch', 'aiTraining'] as const;
export type CrawlerGroup = (typeof crawlerGroups)[number];
type Permission = 'allow' | 'deny';

/** Which crawlers are welcome, by what they read for; a section may have other rules than the rest. */
export type CrawlerPolicy = Record<CrawlerGroup, Permission> & {
  sections: Record<string, Partial<Record<CrawlerGroup, Permission | undefined>>>;
};

/** @param section a slug; null asks for what no section has other rules for */
export function mayCrawl(policy: CrawlerPolicy, group: CrawlerGroup, section: string | null): boolean {
  const own =
    section !== null && Object.hasOwn(policy.sections, section) ? policy.sections[section]?.[group] : undefined;
  return (own ?? policy[group]) === 'allow';
}

/** The sections that have another rule for a group than the rest of the site. */
export function sectionsApart(policy: CrawlerPolicy, group: CrawlerGroup): string[] {
  return Object.keys(policy.sections).filter(
    (section) => mayCrawl(policy, group, section) !== mayCrawl(policy, group, null),
  );
}

/** Of these sections the slugs of those that a group is kept from. */
export function sectionsClosed(
  policy: CrawlerPolicy,
  group: CrawlerGroup,
  sections: readonly { slug: string }[],
): string[] {
  return sections.map(({ slug }) => slug).filter((slug) => !mayCrawl(policy, group, slug));
}

/**
 * What an article says of itself where its section has rules, for crawlers that have read no rule naming it: words for
 * the robots tag, and whether it is reserved against text and data mining (https://www.w3.org/community/tdmrep/).
 */
export function crawlerMarks(policy: CrawlerPolicy, section: string): { robots: string[]; reserved: boolean } {
  const reserved = !mayCrawl(policy, 'aiTraining', section);
  return {
    robots: [
      ...(mayCrawl(policy, 'search', section) ? [] : ['noindex']),
      // No standard; a few collectors of pictures and texts honour it.
      ...(reserved ? ['noai', 'noimageai'] : []),
    ],
    reserved,
  };
}
