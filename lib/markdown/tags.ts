import { removed, tagNames } from './sanitize.ts';

/** Elements of HTML, of today and of once, that are not published but leave their words behind. */
const plain = (
  'acronym address article aside basefont bgsound big blink body center data details dialog dir fieldset figcaption ' +
  'font footer form frame frameset header hgroup html keygen label legend main marquee menu menuitem meter nav nobr ' +
  'optgroup output param picture portal progress rb rtc search slot source track tt video audio'
).split(' ');
const known = new Set([...tagNames, ...removed, ...plain]);
const published = new Set(tagNames);

/** Boxes that mean nothing here; their content stays. As a div they still end a paragraph. */
export const boxes: ReadonlySet<string> = new Set(
  'address article aside center dialog fieldset footer form header hgroup legend main menu nav search'.split(' '),
);

/** Elements that never contain anything. */
const empty = 'area base basefont br col embed frame hr img input link meta param source track wbr'.split(' ');
const partsOfLists = 'li dd dt tr td th tbody thead tfoot colgroup rp rt'.split(' ');
const partsOfOthers = [...partsOfLists, 'body', 'head', 'html', 'option', 'optgroup'];
/** Elements that need no end. */
export const selfEnding: ReadonlySet<string> = new Set([...empty, ...partsOfOthers, 'p']);
/** Of them, those that mean something without an attribute; `<source>`, `<link>` and `<head>` are words. */
const meansSomethingBare = new Set([...partsOfLists, 'br', 'hr', 'p', 'wbr']);

/** Attributes that need no value. */
const flags = new Set(
  (
    'allowfullscreen allowtransparency async autofocus autoplay checked compact controls crossorigin default defer ' +
    'disabled download hidden inert ismap itemscope loop mozallowfullscreen multiple muted nohref noresize noshade ' +
    'novalidate nowrap open playsinline readonly required reversed seamless selected webkitallowfullscreen'
  ).split(' '),
);
const attribute = /([^\s"'=<>`/]+)(\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g;

/** Tags as the HTML parser takes them; an attribute without an end is none. */
export const everyTag = /<(\/?)([a-z][^\s/>]{0,40})((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;

export const isElementOfHtml = (name: string): boolean => known.has(name.toLowerCase());
export const isPublished = (name: string): boolean => published.has(name.toLowerCase());

export interface Tag {
  /** Of an end: `</b>`. */
  isEnd: boolean;
  /** In lower case. */
  name: string;
  /** What stands behind the name: attributes, and the stroke of `<br/>`. */
  rest: string;
}

/** A tag, from its `<` to its `>`; null of anything else. */
export function tagOf(source: string): Tag | null {
  const [, slash, name, rest = ''] = /^<(\/?)([a-z][\w.:-]*)([^]*)>$/i.exec(source) ?? [];
  return name === undefined ? null : { isEnd: slash === '/', name: name.toLowerCase(), rest };
}

/** Whether words stand where attributes would: `<b then c>`, `<time to go>`, and none has a value in quotation marks. */
export function hasWords({ rest }: Pick<Tag, 'rest'>): boolean {
  const attributes = [...rest.matchAll(attribute)];
  if (attributes.some(([, , value, inner]) => value !== undefined && /^["']/.test(inner!))) return false;
  return attributes.some(
    ([, name, value]) => value === undefined && !/[-:]/.test(name!) && !flags.has(name!.toLowerCase()),
  );
}

/**
 * Why what looks like a tag is no markup; null where it is.
 *
 * @param hasPartner whether the text has the end of this beginning, or the beginning of this end
 */
export function whyText(tag: Tag, hasPartner: boolean): string | null {
  const { isEnd, name, rest } = tag;
  if (!known.has(name)) return hasPartner || /[=/]/.test(rest) ? null : 'HTML has no such element';
  if (hasWords(tag)) return 'its words are no attributes';
  if (hasPartner || /[=/]/.test(rest)) return null;
  if (isEnd) return 'nothing begins it';
  if (selfEnding.has(name)) return meansSomethingBare.has(name) ? null : 'it has no attributes';
  return 'nothing ends it';
}
