import type { ArticleSummary } from './article.ts';
import { keepReading } from './keep-reading.ts';
import { placedOnFront, type FrontCuration } from './front-curation.ts';

export interface FrontBlock<T> {
  section: { slug: string; name: string };
  lead: T;
  others: T[];
}

/** What stands on the front page; no article stands there twice. */
export interface Front<T> {
  lead: T | null;
  /** Under the lead: further reading on its subject. */
  leadRelated: T[];
  secondary: T[];
  latest: T[];
  strip: T[];
  opinion: T[];
  /** Sections with a picture story and a list beside it. */
  features: FrontBlock<T>[];
  /** Smaller sections, in threes. */
  trio: FrontBlock<T>[];
}

/** What a front leads with, in the order of the page: all that stands above the blocks of sections. */
export function storiesOnTop<T>({ lead, leadRelated, secondary, latest, strip, opinion }: Front<T>): T[] {
  return [...(lead ? [lead] : []), ...leadRelated, ...secondary, ...latest, ...strip, ...opinion];
}

/** Fewer stories than this are no block of their own. */
const leastInFeature = 3;

const counts = {
  leadRelated: 2,
  secondary: 3,
  latest: 7,
  strip: 4,
  opinion: 4,
  features: 2,
  besideFeature: 4,
  inTrio: 3,
};

/**
 * Lays out the front: what the editors placed stands where they placed it, the rest is filled by recency.
 *
 * @param newest published articles, newest first: the more there are, the fuller the sections' blocks
 * @param sections in the order of the navigation
 */
export function composeFront<T extends ArticleSummary>(
  newest: readonly T[],
  curation: FrontCuration,
  sections: readonly { slug: string; name: string }[],
): Front<T> {
  const bySlug = new Map(newest.map((article) => [article.slug, article]));
  const placed = new Set<string>();
  const curatedSlugs = new Set(placedOnFront(curation));

  const place = (articles: readonly T[], count: number): T[] => {
    const chosen = articles.filter((article) => !placed.has(article.slug)).slice(0, count);
    chosen.forEach((article) => placed.add(article.slug));
    return chosen;
  };
  const curated = (slugs: readonly string[] | undefined) => (slugs ?? []).flatMap((slug) => bySlug.get(slug) ?? []);
  /** Articles that the editors want elsewhere on the page do not fill a gap here. */
  const free = (article: T) => !placed.has(article.slug) && !curatedSlugs.has(article.slug);
  const fill = (chosen: T[], candidates: readonly T[], count: number) => [
    ...chosen,
    ...place(candidates.filter(free), Math.max(0, count - chosen.length)),
  ];

  const news = newest.filter((article) => article.kind !== 'opinion');
  const mayLead = (article: T) => article.details.label === undefined;
  const unpaid = news.filter(mayLead);
  const [lead = null] = fill(
    place(curated(curation.lead ? [curation.lead] : []).filter(mayLead), 1),
    [...unpaid.filter(hasPicture), ...unpaid],
    1,
  );
  const opinion = fill(
    place(curated(curation.opinion), counts.opinion),
    newest.filter((article) => article.kind === 'opinion'),
    counts.opinion,
  );
  const leadRelated = fill(
    place(curated(curation.leadRelated), counts.leadRelated),
    lead
      ? keepReading(
          lead,
          news.filter((article) => sharesTopic(article, lead)),
          newest.length,
        )
      : [],
    counts.leadRelated,
  );
  const secondary = fill(place(curated(curation.secondary), counts.secondary), news, counts.secondary);

  const ownOf = (section: string) => newest.filter((article) => article.section.slug === section);
  const blocks = (curation.blocks ?? sections.map(({ slug }) => ({ section: slug, lead: undefined }))).flatMap(
    (block) => {
      const section = sections.find(({ slug }) => slug === block.section);
      return section ? [{ section, lead: block.lead }] : [];
    },
  );
  const layOut = ({ section, lead: chosen }: (typeof blocks)[number], beside: number): FrontBlock<T>[] => {
    const own = ownOf(section.slug);
    const [first] = fill(place(curated(chosen ? [chosen] : []), 1), [...own.filter(hasPicture), ...own], 1);
    return first ? [{ section, lead: first, others: fill([], own, beside) }] : [];
  };

  // The large blocks choose before the lists that any article can fill.
  const large = blocks
    .filter(({ section, lead: chosen }) => ownOf(section.slug).filter(free).length + (chosen ? 1 : 0) >= leastInFeature)
    .slice(0, counts.features);
  const features = large.flatMap((block) => layOut(block, counts.besideFeature));
  const strip = fill([], news.filter(hasPicture), counts.strip);
  const latest = fill([], newest, counts.latest);
  const small = blocks.filter((block) => !large.includes(block)).flatMap((block) => layOut(block, counts.inTrio));
  const trio = small.length > 3 ? small.slice(0, small.length - (small.length % 3)) : small;

  return { lead, leadRelated, secondary, latest, strip, opinion, features, trio };
}

const hasPicture = (article: ArticleSummary) => article.image !== null;

const sharesTopic = (a: ArticleSummary, b: ArticleSummary) =>
  a.topics.some((topic) => b.topics.some(({ slug }) => slug === topic.slug));
