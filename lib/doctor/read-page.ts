import { SAXParser, type StartTag } from 'parse5-sax-parser';

export interface LinkElement {
  rel: string;
  href: string;
  type: string;
  hreflang: string;
  title: string;
}

/** A file that a page needs: a browser asks for it without being told to. */
export interface UsedFile {
  href: string;
  /** The directive of a Content-Security-Policy that decides whether it may. */
  kind: 'img-src' | 'script-src' | 'style-src' | 'font-src' | 'media-src' | 'frame-src' | 'manifest-src';
}

/** What crawlers see of a page, in the order of the page. What stands in a `<template>` is not there for them. */
export interface ReadPage {
  lang: string | null;
  titles: string[];
  /** `name` is that of `name`, `property` or `http-equiv`, in small letters. */
  metas: { name: string; content: string }[];
  links: LinkElement[];
  /** Where its links and its forms that can be asked lead. */
  hrefs: string[];
  ids: string[];
  h1: string[];
  files: UsedFile[];
  picturesWithoutAlt: string[];
  /** Whether live coverage goes on, on the page: `<live-coverage>`. */
  isLive: boolean;
  /** Scripts with what stands in them; `src` is null where they have no file. */
  scripts: { type: string; src: string | null; text: string }[];
}

/** Elements whose text is gathered. */
const withText = ['title', 'h1', 'script', 'style'];

/** Reads a page as a browser's tokenizer does (https://html.spec.whatwg.org/#tokenization). */
export function readPage(html: string): ReadPage {
  const page: ReadPage = {
    lang: null,
    titles: [],
    metas: [],
    links: [],
    hrefs: [],
    ids: [],
    h1: [],
    files: [],
    picturesWithoutAlt: [],
    isLive: false,
    scripts: [],
  };
  /** The element whose text is being gathered. */
  let open = null as { tag: string; text: string; attributes: Attributes } | null;
  let templates = 0;
  let drawings = 0;

  const parser = new SAXParser();
  parser.on('startTag', (tag) => {
    const name = tag.tagName;
    if (name === 'template') templates += 1;
    if (name === 'svg' && !tag.selfClosing) drawings += 1;
    if (templates > 0) return;
    const attributes = attributesOf(tag);
    if (attributes.id) page.ids.push(attributes.id);
    if (Object.hasOwn(readers, name)) readers[name]!(page, attributes);
    if (name === 'live-coverage') page.isLive = true;
    // The title of a drawing is no page's.
    if (withText.includes(name) && drawings === 0) open = { tag: name, text: '', attributes };
  });
  parser.on('text', ({ text }) => {
    if (open) open.text += text;
  });
  parser.on('endTag', ({ tagName }) => {
    if (tagName === 'template') templates = Math.max(0, templates - 1);
    if (tagName === 'svg') drawings = Math.max(0, drawings - 1);
    if (open?.tag !== tagName) return;
    const { tag, text, attributes } = open;
    open = null;
    if (tag === 'title') page.titles.push(inOneLine(text));
    if (tag === 'h1') page.h1.push(inOneLine(text));
    if (tag === 'script') page.scripts.push({ type: attributes.type ?? '', src: attributes.src ?? null, text });
    if (tag === 'style') page.files.push(...filesOfStyle(text));
  });
  parser.resume();
  parser.end(html);
  return page;
}

/** Text as it is shown: white space is one space. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The only value of a meta element, or null where there is none or more than one. */
export function metaOf({ metas }: ReadPage, name: string): string | null {
  const found = metas.filter((meta) => meta.name === name);
  return found.length === 1 ? found[0]!.content : null;
}

export const metasOf = ({ metas }: ReadPage, name: string): string[] =>
  metas.filter((meta) => meta.name === name).map(({ content }) => content);

export const linksOf = ({ links }: ReadPage, relation: string): LinkElement[] =>
  links.filter(({ rel }) => rel.split(/\s+/).includes(relation));

/** What robots are told: `['index', 'follow', 'max-image-preview:large']`. */
export const robotsOf = (page: ReadPage): string[] =>
  metasOf(page, 'robots').flatMap((content) => content.toLowerCase().split(/\s*,\s*/));

export const isIndexable = (page: ReadPage): boolean =>
  !robotsOf(page).some((word) => ['noindex', 'none'].includes(word));

type Attributes = Readonly<Record<string, string | undefined>>;

const attributesOf = ({ attrs }: StartTag): Attributes =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]));

/** What each element adds to what is known of the page. */
const readers: Readonly<Record<string, (page: ReadPage, attributes: Attributes) => void>> = {
  html: (page, { lang }) => {
    page.lang ??= lang ?? null;
  },
  meta: (page, { name, property, 'http-equiv': equivalent, content = '' }) => {
    const called = name ?? property ?? equivalent;
    if (called) page.metas.push({ name: called.toLowerCase(), content: inOneLine(content) });
  },
  link: (page, { rel = '', href = '', type = '', hreflang = '', title = '', as = '', imagesrcset }) => {
    page.links.push({ rel: rel.toLowerCase(), href, type, hreflang, title });
    const kind = kindOfLink(rel.toLowerCase(), as);
    if (kind && href) page.files.push({ href, kind });
    if (imagesrcset) page.files.push(...filesOfSet(imagesrcset));
  },
  a: readLink,
  area: readLink,
  form: (page, { action, method = 'get' }) => {
    if (action && method.toLowerCase() === 'get') page.hrefs.push(action);
  },
  img: (page, { src, srcset, alt }) => {
    if (src) page.files.push({ href: src, kind: 'img-src' });
    if (srcset) page.files.push(...filesOfSet(srcset));
    if (alt === undefined) page.picturesWithoutAlt.push(src ?? '');
  },
  source: (page, { src, srcset }) => {
    if (src) page.files.push({ href: src, kind: 'media-src' });
    if (srcset) page.files.push(...filesOfSet(srcset));
  },
  video: (page, { src, poster }) => {
    if (src) page.files.push({ href: src, kind: 'media-src' });
    if (poster) page.files.push({ href: poster, kind: 'img-src' });
  },
  audio: readMedia,
  track: readMedia,
  iframe: (page, { src }) => {
    if (src) page.files.push({ href: src, kind: 'frame-src' });
  },
  script: (page, { src }) => {
    if (src) page.files.push({ href: src, kind: 'script-src' });
  },
};

function readLink(page: ReadPage, { href }: Attributes): void {
  if (href !== undefined) page.hrefs.push(href);
}

function readMedia(page: ReadPage, { src }: Attributes): void {
  if (src) page.files.push({ href: src, kind: 'media-src' });
}

const kindOfPreload = new Map<string, UsedFile['kind']>([
  ['font', 'font-src'],
  ['image', 'img-src'],
  ['script', 'script-src'],
  ['style', 'style-src'],
]);

function kindOfLink(rel: string, as: string): UsedFile['kind'] | null {
  const relations = rel.split(/\s+/);
  if (relations.includes('stylesheet')) return 'style-src';
  if (relations.includes('icon') || relations.includes('apple-touch-icon') || relations.includes('mask-icon'))
    return 'img-src';
  if (relations.includes('manifest')) return 'manifest-src';
  if (relations.includes('modulepreload')) return 'script-src';
  if (!relations.includes('preload')) return null;
  return kindOfPreload.get(as) ?? null;
}

/** The addresses of a `srcset` (https://html.spec.whatwg.org/#parsing-a-srcset-attribute): no spaces in them, no comma at their end. */
const filesOfSet = (set: string): UsedFile[] =>
  [...set.matchAll(/\s*,*\s*(\S*[^\s,])(?:\s+[^,]*)?/g)].map(([, href = '']) => ({ href, kind: 'img-src' }));

/** What a style sheet asks for: fonts and pictures. */
const filesOfStyle = (css: string): UsedFile[] =>
  [...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].map(([, href = '']) => ({
    href,
    kind: /\.woff2?$/.test(href) ? 'font-src' : 'img-src',
  }));
