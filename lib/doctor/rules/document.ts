import { linksOf, metaOf, metasOf, robotsOf } from '../read-page.ts';
import { unless, type Rule } from '../rule.ts';
import { isNewsArticle, nodesOfType, textOf } from '../structured-data.ts';
import type { Visit } from '../visit.ts';

const google = 'https://developers.google.com/search/docs';
const html = 'https://html.spec.whatwg.org/multipage';

/** Characters: what is longer, every search engine cuts off long before its end. */
const longTitle = 120;
const longDescription = 320;

/** Dates of pages with a time zone (RFC 3339). */
export const hasOffset = (date: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(date) &&
  !Number.isNaN(Date.parse(date));

/** Whether two addresses are the same: `https://paper.example` and `https://paper.example/` are. */
export const sameAddress = (one: string, other: string): boolean =>
  one === other || (URL.canParse(one) && URL.canParse(other) && new URL(one).href === new URL(other).href);

/** What every page says in its head, whoever reads it. */
export const documentRules: readonly Rule<Visit>[] = [
  {
    name: 'one title',
    level: 'problem',
    source: `${html}/semantics.html#the-title-element`,
    check: ({ page: { titles } }) => [
      ...unless(titles.length === 1, `there are ${titles.length} titles; write one`),
      ...unless(titles.length !== 1 || titles[0] !== '', 'the title is empty'),
    ],
  },
  {
    name: 'a title of readable length',
    level: 'warning',
    source: `${google}/appearance/title-link`,
    check: ({ page: { titles } }) =>
      titles
        .filter((title) => [...title].length > longTitle)
        .map(() => `the title has more than ${longTitle} characters`),
  },
  {
    name: 'one description',
    level: 'problem',
    source: `${google}/appearance/snippet`,
    check: ({ page, indexable, type }) => {
      const found = metasOf(page, 'description');
      if (found.length > 1) return [`there are ${found.length} descriptions; write one`];
      if (found[0] === '') return ['the description is empty'];
      // An article without a dek has none: that is for the desk, see the warning.
      const needsOne = indexable && !['article', 'segment'].includes(type);
      return unless(found.length === 1 || !needsOne, 'there is no description');
    },
  },
  {
    name: 'every article is described',
    level: 'warning',
    source: `${google}/appearance/snippet`,
    check: ({ page, indexable, type }) =>
      unless(
        type !== 'article' || !indexable || metasOf(page, 'description').length > 0,
        'there is no description; write the dek of the article',
      ),
  },
  {
    name: 'a description of readable length',
    level: 'warning',
    source: `${google}/appearance/snippet`,
    check: ({ page }) =>
      metasOf(page, 'description')
        .filter((description) => [...description].length > longDescription)
        .map(() => `the description has more than ${longDescription} characters; it will be cut off`),
  },
  {
    name: 'one canonical address',
    level: 'problem',
    source: `${google}/crawling-indexing/consolidate-duplicate-urls`,
    check: ({ site, path, page, indexable, answer, type, data }) => {
      const found = linksOf(page, 'canonical').map(({ href }) => href);
      const isError = answer.status !== 200;
      if (found.length > 1) return [`there are ${found.length} canonical addresses; write one`];
      const [canonical] = found;
      if (canonical === undefined) return unless(!indexable || isError, 'there is no canonical address');
      // A syndicated article says of which it is a copy.
      if (
        type === 'article' &&
        nodesOfType(data, isNewsArticle).some((node) => textOf(node, 'isBasedOn') === canonical)
      )
        return [];
      if (!sameSite(canonical, site.url))
        return [`the canonical address ${canonical} is not on ${site.url}; it has to be absolute, at SITE_URL`];
      const isOwn = sameAddress(canonical, site.url + path);
      return unless(isOwn || !indexable || isError, `the canonical address is ${canonical}, not the page's own`);
    },
  },
  {
    name: 'one word to robots',
    level: 'problem',
    source: `${google}/crawling-indexing/robots-meta-tag`,
    check: ({ page, indexable }) => {
      const found = metasOf(page, 'robots').length;
      if (found !== 1) return [`there are ${found} robots elements; write one`];
      const isLarge = robotsOf(page).includes('max-image-preview:large');
      return unless(isLarge || !indexable, 'the robots element lacks max-image-preview:large');
    },
  },
  {
    name: 'a language',
    level: 'problem',
    source: `${html}/dom.html#the-lang-and-xml:lang-attributes`,
    check: ({ page: { lang } }) => {
      if (!lang) return ['the html element has no lang'];
      return unless(isLanguage(lang), `lang="${lang}" is no language tag (BCP 47)`);
    },
  },
  {
    name: 'one h1',
    level: 'problem',
    source: `${html}/sections.html#headings-and-outlines-2`,
    check: ({ page: { h1 } }) => [
      ...unless(h1.length === 1, `there are ${h1.length} elements h1; write one`),
      ...unless(h1.length !== 1 || h1[0] !== '', 'the h1 is empty'),
    ],
  },
  {
    name: 'ids are unique',
    level: 'problem',
    source: `${html}/dom.html#the-id-attribute`,
    check: ({ page: { ids } }) =>
      [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))].map((id) => `id="${id}" stands there more than once`),
  },
  {
    name: 'pictures say what they show',
    level: 'problem',
    source: `${html}/images.html#alt`,
    check: ({ page: { picturesWithoutAlt } }) => picturesWithoutAlt.map((src) => `the picture ${src} has no alt`),
  },
  {
    name: 'a width for phones',
    level: 'problem',
    source: 'https://developer.chrome.com/docs/lighthouse/seo/',
    check: ({ page }) =>
      unless(/width\s*=\s*device-width/.test(metaOf(page, 'viewport') ?? ''), 'there is no viewport element'),
  },
  {
    name: 'colours of the browser',
    level: 'problem',
    source: `${html}/semantics.html#meta-theme-color`,
    check: ({ page }) => unless(metasOf(page, 'theme-color').length > 0, 'there is no theme-color'),
  },
  {
    name: 'icons',
    level: 'problem',
    source: `${google}/appearance/favicon-in-search`,
    check: ({ page }) => [
      ...unless(linksOf(page, 'icon').length > 0, 'no icon is named'),
      ...unless(linksOf(page, 'apple-touch-icon').length > 0, 'no apple-touch-icon is named'),
    ],
  },
  {
    name: 'a web manifest',
    level: 'problem',
    source: 'https://www.w3.org/TR/appmanifest/#using-a-link-element-to-link-to-a-manifest',
    check: ({ page }) => unless(linksOf(page, 'manifest').length === 1, 'no manifest is named'),
  },
  {
    name: 'feeds are named',
    level: 'problem',
    source: 'https://www.rssboard.org/rss-autodiscovery',
    check: ({ page, indexable, type }) =>
      unless(
        // A standing page has nothing to follow.
        !indexable || type === 'other' || linksOf(page, 'alternate').some(({ type: media }) => isFeedType(media)),
        'no feed is named (link rel="alternate" with the type of a feed)',
      ),
  },
  {
    name: 'translations name themselves',
    level: 'problem',
    source: `${google}/specialty/international/localized-versions`,
    check: ({ site, path, page }) => {
      const translations = linksOf(page, 'alternate').filter(({ hreflang }) => hreflang !== '');
      if (translations.length === 0) return [];
      return [
        ...unless(
          translations.some(({ href }) => sameAddress(href, site.url + path)),
          'the page is not among the translations it names (hreflang)',
        ),
        ...translations
          .filter(({ hreflang }) => hreflang !== 'x-default' && !isLanguage(hreflang))
          .map(({ hreflang }) => `hreflang="${hreflang}" is no language tag (BCP 47)`),
      ];
    },
  },
];

export const isFeedType = (type: string): boolean =>
  ['application/rss+xml', 'application/atom+xml', 'application/feed+json'].includes(type.split(';')[0]!.trim());

const sameSite = (address: string, siteUrl: string): boolean => URL.parse(address)?.origin === new URL(siteUrl).origin;

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
