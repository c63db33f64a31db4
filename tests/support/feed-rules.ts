import { fullLink, htmlRules, language, plainText, rfc2822, rfc3339, unique, type Say } from './feed-text-rules.ts';
import { childrenOf, textIn, xmlTree, type XmlElement } from './xml-tree.ts';

/**
 * What the W3C's feed validator would say of a feed: the rules that can concern ours, by the names it gives them
 * (https://validator.w3.org/feed/docs/; its test documents are in github.com/w3c/feedvalidator). JSON Feed, which it does
 * not know, is judged by its own text (https://www.jsonfeed.org/version/1.1/).
 *
 * @param address where it was read; its own word for that has to be the same
 * @returns one line for each rule that is broken, with where; empty when there is nothing to say
 */
export function feedProblems(text: string, address: string | null = null): string[] {
  const problems: string[] = [];
  const say: Say = (rule, where) => void problems.push(`${rule}: ${where}`);
  if (text.startsWith('{')) jsonRules(JSON.parse(text) as JsonFeed, address, say);
  else {
    // Served as application/xml, it has to be known by its beginning.
    if (!/<rss|<feed/.test(text.slice(0, 512))) say('NonSpecificMediaType', 'document');
    const root = xmlTree(text);
    everywhere(root, say);
    if (root.name === 'rss') rssRules(root, address, say);
    else atomRules(root, address, say);
  }
  return problems;
}

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
  // Addresses that are written as text; a link of Atom has an attribute.
  if (/^(?:docs|id|uri)$/.test(name) || (name === 'link' && children.length === 0 && !('href' in attributes)))
    fullLink(text, name, say);
  for (const key of ['xml:lang', 'lang', 'hreflang'].filter((one) => one in attributes))
    language(attributes[key]!, name, say);
  if (name === 'language') language(text, name, say);
  if (name.startsWith('media:')) mediaRules(element, say);
  children.forEach((child) => everywhere(child, say));
}

function rssRules(root: XmlElement, address: string | null, say: Say): void {
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
  isAt(selfs[0]?.attributes.href, address, say);
  for (const name of ['title', 'description']) plainText(textIn(channel, name) ?? '', `${name} of channel`, say);
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
    const [guid] = childrenOf(item, 'guid');
    if (!guid) say('MissingGuid', where);
    else guidRules(guid, where, say);
    plainText(textIn(item, 'title') ?? '', `title of ${where}`, say);
    if (!names.includes('description') || names.indexOf('description') > names.indexOf('content:encoded')) {
      say('NeedDescriptionBeforeContent', where);
    }
    if (names.includes('author') && names.includes('dc:creator')) say('DuplicateItemSemantics', where);
    for (const { text } of childrenOf(item, 'category')) {
      if (!text.trim()) say('NotBlank', `category of ${where}`);
      plainText(text, `category of ${where}`, say);
    }
    rfc2822(textIn(item, 'pubDate') ?? '', where, say);
    const updated = textIn(item, 'atom:updated');
    if (updated !== null) rfc3339(updated, where, say);
    for (const name of ['description', 'content:encoded'])
      htmlRules(textIn(item, name) ?? '', `${name} of ${where}`, say);
  }
}

function atomRules(feed: XmlElement, address: string | null, say: Say): void {
  if (feed.namespace !== namespaces.atom) say('InvalidNamespace', feed.name);
  for (const name of ['id', 'title', 'updated'])
    if (!textIn(feed, name)?.trim()) say('MissingElement', `${name} of feed`);
  rfc3339(textIn(feed, 'updated') ?? '', 'feed', say);
  const links = childrenOf(feed, 'link').map(({ attributes }) => `${attributes.rel} ${attributes.type}`);
  const self = childrenOf(feed, 'link').find(({ attributes }) => attributes.rel === 'self');
  if (!self) say('MissingSelf', 'feed');
  isAt(self?.attributes.href, address, say);
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
  unique(
    entries.map((entry) => textIn(entry, 'updated') ?? ''),
    'DuplicateUpdated',
    say,
  );
  for (const entry of entries) {
    const where = textIn(entry, 'id') ?? 'entry';
    for (const name of ['id', 'title', 'updated'])
      if (!textIn(entry, name)?.trim()) say('MissingElement', `${name} of ${where}`);
    if (![...childrenOf(entry, 'author'), ...childrenOf(feed, 'author')].some((one) => textIn(one, 'name')?.trim())) {
      say('MissingElement', `author of ${where}`);
    }
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
  language?: string;
  home_page_url?: string;
  feed_url?: string;
  items?: Record<string, unknown>[];
}

function jsonRules(feed: JsonFeed, address: string | null, say: Say): void {
  if (feed.version !== 'https://jsonfeed.org/version/1.1') say('version', 'feed');
  if (!feed.title) say('title', 'feed');
  if (!Array.isArray(feed.items)) return say('items', 'feed');
  for (const url of [feed.home_page_url, feed.feed_url]) fullLink(url ?? '', 'feed', say);
  isAt(feed.feed_url, address, say);
  if (feed.language !== undefined) language(feed.language, 'feed', say);
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

function guidRules({ text, attributes }: XmlElement, where: string, say: Say): void {
  if (attributes.isPermaLink === 'false') fullLink(text, where, say);
  else if (!/^https?:\/\//.test(text)) say('InvalidPermalink', `${text} in ${where}`);
}

/** A feed names the address at which it is. */
function isAt(self: string | undefined, address: string | null, say: Say): void {
  if (self !== undefined && address !== null && self !== address)
    say('SelfDoesntMatchLocation', `${self} at ${address}`);
}

/** Of the roles of the European Broadcasting Union, those that a newsroom may give. */
const roles = ['author', 'correspondent', 'editor', 'graphic designer', 'illustrator', 'photographer', 'reporter'];

function mediaRules({ name, attributes, text }: XmlElement, say: Say): void {
  if (name === 'media:title' || name === 'media:description') {
    if (attributes.type !== undefined && !/^(?:plain|html)$/.test(attributes.type)) say('InvalidMediaTextType', name);
    if (attributes.type !== 'html') plainText(text, name, say, 'ContainsUndeclaredHTML');
  }
  const { role, scheme = 'urn:ebu' } = attributes;
  if (name === 'media:credit' && role !== undefined && (scheme !== 'urn:ebu' || !roles.includes(role)))
    say('InvalidCreditRole', role);
  if (name !== 'media:content') return;
  if (!/^(?:image|audio|video|document|executable)$/.test(attributes.medium ?? ''))
    say('InvalidMediaMedium', 'media:content');
  if (!/^[\w.+-]+\/[\w.+-]+$/.test(attributes.type ?? '')) say('InvalidMIMEAttribute', 'media:content');
  for (const key of ['width', 'height'])
    if (!/^[1-9]\d*$/.test(attributes[key] ?? '')) say('InvalidPositiveInteger', key);
}
