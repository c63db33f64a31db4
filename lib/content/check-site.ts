import { parsePolicy, parseReference, publicationSchema, type Publication } from '#lib/config/publication.ts';
import { frontCurationSchema, type FrontCuration } from '#lib/news/front-curation.ts';
import { kinds } from '#lib/news/kinds.ts';
import type { Entries } from './entries.ts';
import { parseYamlFile, type Yaml } from './front-matter.ts';
import { didYouMean } from '#lib/news/nearest.ts';
import type { ContentProblem } from './problem.ts';
import type { ContentFolder, SourceText } from './read-folder.ts';
import { checkAgainst } from './schema-problems.ts';

type Known = Record<'section' | 'topic' | 'kind' | 'page' | 'author' | 'article', readonly string[]>;
type Report = (path: PropertyKey[], problem: string, instead: string) => void;

/** Reads `publication.yaml`: its shape, and that everything it names exists. */
export function readPublication(
  folder: ContentFolder,
  entries: Entries,
  problems: ContentProblem[],
): Publication | null {
  return read(folder.publication, problems, (source, yaml) => {
    const publication = checkAgainst(publicationSchema, yaml, source.label, problems);
    if (!publication) return null;
    const check = checker(knownIn(entries), reporter(source, yaml, problems));
    const checkLink = (link: unknown, path: PropertyKey[]) => {
      if (typeof link === 'string') check(parseReference(link), path);
    };
    publication.nav?.forEach((entry, index) => check(parseReference(entry), ['nav', index]));
    publication.focus?.forEach((slug, index) => check({ type: 'topic', slug }, ['focus', index]));
    for (const slug of Object.keys(publication.crawlers.sections)) {
      check({ type: 'section', slug }, ['crawlers', 'sections', slug]);
    }
    publication.footer.forEach((link, index) => checkLink(link, ['footer', index]));
    for (const [name, reference] of Object.entries(publication.organization.policies)) {
      if (reference) check({ type: 'page', slug: parsePolicy(reference).slug }, ['organization', 'policies', name]);
    }
    publication.index?.forEach((group, groupIndex) =>
      group.links.forEach((link, index) => checkLink(link, ['index', groupIndex, 'links', index])),
    );
    return publication;
  });
}

/**
 * Reads `front.yaml`, which may be missing.
 *
 * @param elsewhere articles that the desk or an import owns may be placed too
 */
export function readFront(
  folder: ContentFolder,
  entries: Entries,
  elsewhere: ReadonlySet<string>,
  problems: ContentProblem[],
): FrontCuration | null {
  return read(folder.front, problems, (source, yaml) => {
    const front = checkAgainst(frontCurationSchema, yaml, source.label, problems);
    if (!front) return null;
    const known = knownIn(entries);
    const check = checker({ ...known, article: [...known.article, ...elsewhere] }, reporter(source, yaml, problems));
    const article = (slug: string | undefined, path: PropertyKey[]) => {
      if (slug !== undefined) check({ type: 'article', slug }, path);
    };
    article(front.lead, ['lead']);
    if (entries.articles.some(({ slug, data }) => slug === front.lead && data?.label)) {
      const instead = 'write the slug of an article that nobody paid for';
      reporter(source, yaml, problems)(['lead'], `"${front.lead}" has a label, and leads no front page`, instead);
    }
    for (const key of ['leadRelated', 'secondary', 'opinion'] as const) {
      front[key]?.forEach((slug, index) => article(slug, [key, index]));
    }
    front.blocks?.forEach((block, index) => {
      check({ type: 'section', slug: block.section }, ['blocks', index, 'section']);
      article(block.lead, ['blocks', index, 'lead']);
    });
    return front;
  });
}

/** Slugs that `front.yaml` may mean, whatever else is wrong with it: to be looked up in the store. */
export function slugsIn(front: SourceText | null): string[] {
  return front?.text.match(/[a-z0-9]+(?:-[a-z0-9]+)*/g) ?? [];
}

function read<T>(
  source: SourceText | null,
  problems: ContentProblem[],
  check: (source: SourceText, yaml: Yaml) => T | null,
): T | null {
  const yaml = source && parseYamlFile(source, problems);
  return source && yaml && check(source, yaml);
}

function reporter(source: SourceText, yaml: Yaml, problems: ContentProblem[]): Report {
  return (path, problem, instead) =>
    problems.push({ file: source.label, line: yaml.lineOf(path), problem, instead, severity: 'error' });
}

function checker(known: Known, report: Report) {
  return ({ type, slug }: { type: keyof Known; slug: string }, path: PropertyKey[]) => {
    if (known[type].includes(slug)) return;
    const where = type === 'kind' ? 'docs/writing.md' : `content/${type}s/`;
    report(path, `there is no ${type} "${slug}"`, didYouMean(slug, known[type], where));
  };
}

function knownIn(entries: Entries): Known {
  const slugs = (list: readonly { slug: string }[]) => list.map(({ slug }) => slug);
  return {
    section: slugs(entries.sections),
    topic: slugs(entries.topics),
    kind: kinds,
    page: slugs(entries.pages),
    author: slugs(entries.authors),
    article: slugs(entries.articles),
  };
}
