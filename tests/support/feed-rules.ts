import { SAXParser } from 'parse5-sax-parser';
import { childrenOf, textIn, xmlTree, type XmlElement } from './xml-tree.ts';

/**
 * What the W3C's feed validator would say of a feed: the rules that can concern ours, by the names it gives them
 * (https://validator.w3.org/feed/docs/; its test documents are in github.com/w3c/feedvalidator). JSON Feed, which it does
 * not know, is judged by its own text (https://www.jsonfeed.org/version/1.1/).
 *
 * @returns one line for each rule that is broken, with where; empty when there is nothing to say
 */
export function feedProblems(text: string): string[] {
  const problems: string[] = [];
  const say: Say = (rule, where) => void problems.push(`${rule}: ${where}`);
  if (text.startsWith('{')) jsonRules(JSON.parse(text) as JsonFeed, say);
  else {
    // Served as application/xml, it has to be known by its beginning.
    if (!/<rss|<feed/.test(text.slice(0, 512))) say('NonSpecificMediaType', 'document');
    const root = xmlTree(text);
    everywhere(root, say);
    if (root.name === 'rss') rssRules(root, say);
    else atomRules(root, say);
  }
  return problems;
}

type Say = (rule: string, where: string) => void;

const namespaces: Record<string, string> = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
};
const mayRepeat = /^(?:item|entry|link|atom:link|author|category|dc:creator|media:content|media:credit)$/;

function everywhere(element: XmlElement, say: Say): void {
  const { name, namespace, children, attributes, text } = element;
  const prefix = name.includes(':') ? name.split(':')[0]! : null;
  if (prefix !== null && namespaces[prefix] !== namespace) say('UndefinedElement', name);
  if (/[\u0080-\u009f\ufffd]/.test(text + Object.values(attributes).join(''))) say('BadCharacters', name);
  const names = children.map((child) => child.name);
  for (const each of names.filter((one, i) => names.indexOf(one) !== i && !mayRepeat.test(one))) {
    say('DuplicateElement', `${each} in ${name}`);
  }
  for (const key of ['href', 'url', 'scheme'].filter((one) => one in attributes)) fullLink(attributes[key]!, name, say);
  if (name === 'media:content') mediaRules(element, say);
  children.forEach((child) => everywhere(child, say));
}

function rssRules(root: XmlElement, say: Say): void {
  if (root.attributes.version !== '2.0') say('ObsoleteVersion', 'rss');
  const [channel] = childrenOf(root, 'channel');
  if (!channel) return say('MissingChannel', 'rss');
  for (const [name, rule] of [
    ['title', 'MissingTitle'],
    ['link', 'MissingLink'],
    ['description', 'MissingDescription'],
    ['language', 'MissingDCLanguage'],
  ] as const) {
    if (!textIn(channel, name)?.trim()) say(rule, 'channel');
  }
  const firstItem = channel.children.findIndex(({ name }) => name === 'item');
  if (firstItem >= 0 && channel.children.slice(firstItem).some(({ name }) => name !== 'item'))
    say('MisplacedItem', 'channel');
  const selfs = childrenOf(channel, 'atom:link').filter(({ attributes }) => attributes.rel === 'self');
  if (selfs.length !== 1) say('MissingAtomSelfLink', 'channel');
  fullLink(textIn(channel, 'link') ?? '', 'channel', say);
  if (!/^[1-9]\d*$/.test(textIn(channel, 'ttl') ?? '1')) say('InvalidPositiveInteger', 'ttl');
  const built = textIn(channel, 'lastBuildDate');
  if (built !== null) rfc2822(built, 'lastBuildDate', say);

  const items = childrenOf(channel, 'item');
  unique(
    items.map((item) => textIn(item, 'guid') ?? ''),
    'DuplicateValue',
    say,
  );
  for (const item of items) {
    const where = textIn(item, 'link') ?? 'item';
    const names = item.children.map(({ name }) => name);
    if (!textIn(item, 'title')?.trim()) say('NotBlank', `title of ${where}`);
    if (!names.includes('guid')) say('MissingGuid', where);
    else fullLink(textIn(item, 'guid')!, where, say);
    if (!names.includes('description') || names.indexOf('description') > names.indexOf('content:encoded')) {
      say('NeedDescriptionBeforeContent', where);
    }
    if (names.includes('author') && names.includes('dc:creator')) say('DuplicateItemSemantics', where);
    if (childrenOf(item, 'category').some(({ text }) => !text.trim())) say('NotBlank', `category of ${where}`);
    rfc2822(textIn(item, 'pubDate') ?? '', where, say);
    const updated = textIn(item, 'atom:updated');
    if (updated !== null) rfc3339(updated, where, say);
    htmlRules(textIn(item, 'content:encoded') ?? '', where, say);
  }
}

function atomRules(feed: XmlElement, say: Say): void {
  if (feed.namespace !== namespaces.atom) say('InvalidNamespace', feed.name);
  for (const name of ['id', 'title', 'updated'])
    if (!textIn(feed, name)?.trim()) say('MissingElement', `${name} of feed`);
  fullLink(textIn(feed, 'id') ?? '', 'feed', say);
  rfc3339(textIn(feed, 'updated') ?? '', 'feed', say);
  const links = childrenOf(feed, 'link').map(({ attributes }) => `${attributes.rel} ${attributes.type}`);
  if (!links.some((link) => link.startsWith('self '))) say('MissingSelf', 'feed');
  unique(links, 'DuplicateAtomLink', say);
  const firstEntry = feed.children.findIndex(({ name }) => name === 'entry');
  if (firstEntry >= 0 && feed.children.slice(firstEntry).some(({ name }) => name !== 'entry'))
    say('MisplacedMetadata', 'feed');

  const entries = childrenOf(feed, 'entry');
  unique(
    entries.map((entry) => textIn(entry, 'id') ?? ''),
    'DuplicateEntries',
    say,
  );
  for (const entry of entries) {
    const where = textIn(entry, 'id') ?? 'entry';
    for (const name of ['id', 'title', 'updated'])
      if (!textIn(entry, name)?.trim()) say('MissingElement', `${name} of ${where}`);
    if (![...childrenOf(entry, 'author'), ...childrenOf(feed, 'author')].some((one) => textIn(one, 'name')?.trim())) {
      say('MissingElement', `author of ${where}`);
    }
    fullLink(where, where, say);
    for (const name of ['updated', 'published']) rfc3339(textIn(entry, name) ?? '', where, say);
    if (!childrenOf(entry, 'link').some(({ attributes }) => attributes.rel === 'alternate'))
      say('MissingAlternateLink', where);
    const [content] = childrenOf(entry, 'content');
    if (!content && textIn(entry, 'summary') === null) say('MissingTextualContent', where);
    if (content && content.attributes.type !== 'html') say('InvalidTextType', where);
    htmlRules(content?.text ?? '', where, say);
  }
}

interface JsonFeed {
  version?: string;
  title?: string;
  home_page_url?: string;
  feed_url?: string;
  items?: Record<string, unknown>[];
}

function jsonRules(feed: JsonFeed, say: Say): void {
  if (feed.version !== 'https://jsonfeed.org/version/1.1') say('version', 'feed');
  if (!feed.title) say('title', 'feed');
  if (!Array.isArray(feed.items)) return say('items', 'feed');
  for (const url of [feed.home_page_url, feed.feed_url]) fullLink(url ?? '', 'feed', say);
  unique(
    feed.items.map(({ id }) => String(id)),
    'unique id',
    say,
  );
  for (const item of feed.items) {
    const where = String(item.url);
    if (typeof item.id !== 'string' || item.id === '') say('id', where);
    if (typeof item.content_html !== 'string') say('content_html or content_text', where);
    for (const key of ['url', 'image']) if (item[key] !== undefined) fullLink(String(item[key]), where, say);
    for (const key of ['date_published', 'date_modified']) rfc3339(String(item[key]), where, say);
    if (!Array.isArray(item.authors) || !Array.isArray(item.tags)) say('authors and tags are lists', where);
    htmlRules(String(item.content_html), where, say);
  }
}

function mediaRules({ attributes }: XmlElement, say: Say): void {
  if (!/^(?:image|audio|video|document|executable)$/.test(attributes.medium ?? ''))
    say('InvalidMediaMedium', 'media:content');
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(attributes.type ?? '')) say('InvalidMIMEAttribute', 'media:content');
  for (const key of ['width', 'height'])
    if (!/^[1-9]\d*$/.test(attributes[key] ?? '')) say('InvalidPositiveInteger', key);
}

const risky = new Set(
  'script style iframe frame frameset object embed applet link meta base html head body title param form noframes'.split(
    ' ',
  ),
);
/** Of what the validator lets pass, what HTML like ours may have. */
const safe = new Set(
  (
    'abbr align alt checked cite class colspan datetime decoding dir disabled height href lang loading open rel ' +
    'reversed rowspan scope sizes span src srcset start title type value width'
  ).split(' '),
);

function htmlRules(html: string, where: string, say: Say): void {
  const scan = new SAXParser();
  scan.on('startTag', ({ tagName, attrs }) => {
    if (risky.has(tagName)) say('SecurityRisk', `<${tagName}> in ${where}`);
    for (const { name, value } of attrs) {
      if (name === 'style') say('DangerousStyleAttr', where);
      else if (!safe.has(name)) say('SecurityRiskAttr', `${name} in ${where}`);
      const addresses = name === 'srcset' ? value.split(/,\s+/).map((one) => one.split(' ')[0]!) : [value];
      if (!/^(?:href|src|srcset|poster|cite)$/.test(name)) continue;
      for (const address of addresses)
        if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) say('ContainsRelRef', `${address} in ${where}`);
    }
  });
  scan.resume();
  scan.end(html);
}

function fullLink(url: string, where: string, say: Say): void {
  if (!/^[a-z][a-z0-9+.-]*:(?:\/\/)?[0-9a-z;/?:@&=+$.\-_!~*'()%,#]+$/i.test(url))
    say('InvalidFullLink', `${url} in ${where}`);
}

function rfc2822(date: string, where: string, say: Say): void {
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|[+-]\d{4})$/.test(date)) {
    return say('InvalidRFC2822Date', `"${date}" in ${where}`);
  }
  if (new Date(date).toUTCString().slice(0, 3) !== date.slice(0, 3)) say('IncorrectDOW', where);
  if (new Date(date).getUTCFullYear() < 1990) say('ImplausibleDate', where);
}

function rfc3339(date: string, where: string, say: Say): void {
  const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
  if (!shape.test(date) || Number.isNaN(Date.parse(date))) say('InvalidRFC3339Date', `"${date}" in ${where}`);
  else if (date < '1990') say('ImplausibleDate', where);
}

function unique(values: readonly string[], rule: string, say: Say): void {
  for (const value of values.filter((one, i) => values.indexOf(one) !== i)) say(rule, value);
}
