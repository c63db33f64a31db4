import { parseReference } from '#lib/config/publication.ts';
import { filled } from '#lib/news/address-pattern.ts';
import { pages } from '#lib/news/addresses.ts';
import { oldAddress } from '#lib/news/old-address.ts';
import { articleUrl } from '#lib/news/urls.ts';
import type { Entries } from './entries.ts';
import { parseYamlFile } from './front-matter.ts';
import { didYouMean } from '#lib/news/nearest.ts';
import type { ContentProblem } from './problem.ts';
import type { ContentFolder, SourceText } from './read-folder.ts';
import { addressIn, endOf } from './redirect-chains.ts';
import { inhabitedBy, isInhabited, referable, whoAnswers, type Inhabited } from './site-addresses.ts';

/** One line of the file. */
interface Line {
  from: string;
  to: string;
  report: (problem: string, instead: string) => null;
}

interface Around {
  inhabited: Inhabited;
  /** Articles by old address, as their files name them. */
  oldUrls: ReadonlyMap<string, string>;
  isDraft: (slug: string) => boolean;
}

const reference = new RegExp(`^(?:${referable.join('|')}):`);
const examples = 'write article:…, section:…, topic:…, author:…, page:… or kind:… with a slug, a path, or https://…';

/**
 * Reads `redirects.yaml`, which may be missing: old addresses, and where each of them leads.
 *
 * @param oldUrls articles by old address, as their own files name them
 * @param elsewhere articles that the desk or an import owns
 * @returns targets by address in its one form: paths of this site or absolute addresses. No target is an old address:
 *   whoever follows a redirect is there.
 */
export function readRedirects(
  { redirects: source }: ContentFolder,
  entries: Entries,
  oldUrls: ReadonlyMap<string, string>,
  elsewhere: ReadonlySet<string>,
  problems: ContentProblem[],
): Map<string, string> {
  const yaml = source && parseYamlFile(source, problems);
  if (!source || !yaml) return new Map();
  const reportAt = (line: number) => (problem: string, instead: string) => {
    problems.push({ file: source.label, line, problem, instead, severity: 'error' });
    return null;
  };
  if (typeof yaml.data !== 'object' || yaml.data === null || Array.isArray(yaml.data)) {
    reportAt(1)('this is not one address a line', 'write /old/address: article:slug');
    return new Map();
  }
  const drafts = new Set(entries.articles.filter(({ data }) => data?.status === 'draft').map(({ slug }) => slug));
  const around = { inhabited: inhabitedBy(entries, elsewhere), oldUrls, isDraft: (slug: string) => drafts.has(slug) };

  const lines = new Map<string, Line>();
  const targets = new Map<string, string>();
  for (const [from, to] of Object.entries(yaml.data as Record<string, unknown>)) {
    const line = { from, to: typeof to === 'string' ? to.trim() : '', report: reportAt(yaml.lineOf([from])) };
    const address = sourceOf(line, lines, around);
    if (address === null) continue;
    lines.set(address, line);
    const target = targetOf(line, around);
    if (target !== null) targets.set(address, target);
  }

  const ends = new Map<string, string>();
  for (const [address, line] of lines) {
    const target = targets.has(address) ? finalTarget(address, targets, line, around) : null;
    if (target !== null) ends.set(address, target);
  }
  return ends;
}

/** Slugs of articles that `redirects.yaml` may lead to, whatever else is wrong with it: to be looked up in the store. */
export function articlesIn(redirects: SourceText | null): string[] {
  return [...(redirects?.text ?? '').matchAll(/(?::|\/article\/)([a-z0-9-]+)/g)].flatMap(([, slug]) => slug ?? []);
}

/** The left side of a line in its one form; null after a problem was reported. */
function sourceOf(
  { from, report }: Line,
  lines: ReadonlyMap<string, Line>,
  { inhabited, oldUrls }: Around,
): string | null {
  if (!/^\/(?!\/)[^#\s\\]*$/.test(from)) {
    return report(`${from} is not a path`, 'write the path of an old address, e.g. /2019/05/old-permalink or /?p=123');
  }
  const address = oldAddress(from);
  const other = lines.get(address);
  if (other) return report(`${from} is the same address as ${other.from}`, 'keep one of them');
  const article = oldUrls.get(address);
  if (article !== undefined) {
    return report(`${from} is in oldUrls of the article ${article} already`, 'leave it out here or there');
  }
  const answers = whoAnswers(address, inhabited);
  if (answers === null) return address;
  return report(`${from} is the address of ${answers}`, 'write a path that nothing else has, or leave it out');
}

/** The right side of a line as a path or an absolute address; null after a problem was reported. */
function targetOf({ to, report }: Line, { inhabited }: Around): string | null {
  if (to === '') return report('this address leads nowhere', examples);
  if (/^https?:\/\//.test(to)) {
    return URL.canParse(to) ? new URL(to).href : report(`${to} is not a web address`, examples);
  }
  if (reference.test(to)) {
    const { type, slug } = parseReference(to) as { type: keyof Inhabited; slug: string };
    if (inhabited[type].has(slug)) return filled(pages[type].path, { slug });
    const where = type === 'kind' ? 'docs/writing.md' : `content/${type}s/`;
    return report(`there is no ${type} "${slug}"`, didYouMean(slug, [...inhabited[type]], where));
  }
  // `//host` and `/\host` are other sites to a browser.
  return /^\/(?![/\\])[^\s\\]*$/.test(to) ? to : report(`"${to}" is not where an address can lead`, examples);
}

/** Where the chain that begins here ends; null after a problem was reported. */
function finalTarget(
  address: string,
  targets: ReadonlyMap<string, string>,
  { from, to, report }: Line,
  { inhabited, oldUrls, isDraft }: Around,
): string | null {
  const end = endOf(address, targets);
  if ('circle' in end) {
    const circle = end.circle.join(' → ');
    const problem = end.circle.length === 2 ? `${from} leads to itself` : `${from} leads round in a circle, ${circle}`;
    return report(problem, 'name the address where readers should end');
  }
  const last = addressIn(end.target);
  if (last === null) return end.target;
  const article = oldUrls.get(last) ?? /^\/article\/([^/?]+)$/.exec(last)?.[1];
  if (article !== undefined && isDraft(article)) {
    return report(`the article "${article}" is a draft`, 'publish it first, or leave this line out');
  }
  const moved = oldUrls.get(last);
  if (moved !== undefined) return articleUrl(moved);
  if (isInhabited(last, inhabited)) return end.target;
  // Of a chain, the last line says so.
  return end.hops === 1 ? report(`there is nothing at ${to}`, examples) : null;
}
