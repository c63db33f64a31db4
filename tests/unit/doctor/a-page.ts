import type { Answer, Site } from '#lib/doctor/answer.ts';
import { visitOf, type Visit } from '#lib/doctor/visit.ts';

export const site: Site = { url: 'https://paper.example', now: '2026-11-20T12:00:00.000Z' };

/** An answer as the press sends it. */
export function anAnswer(answer: Partial<Answer>): Answer {
  return {
    address: '/',
    status: 200,
    body: '',
    wireBytes: null,
    ...answer,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'self'; script-src 'self'; img-src 'self' data:; style-src 'self'; frame-src https://player.example",
      'strict-transport-security': 'max-age=63072000',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cache-control': 'public, max-age=0, s-maxage=1',
      vary: 'Accept-Encoding',
      ...answer.headers,
    },
  };
}

/** The page of a path with nothing wrong, as its parts, so that a test can change one. */
export interface Parts {
  path: string;
  status: number;
  headers: Record<string, string>;
  html: string;
  head: string;
  title: string;
  description: string;
  canonical: string;
  robots: string;
  icons: string;
  feeds: string;
  openGraph: string;
  card: string;
  graph: Record<string, unknown>[];
  jsonLd: string | null;
  body: string;
}

const image = `<meta property="og:image" content="${site.url}/media/card.png"><meta property="og:image:width" content="1200">
  <meta property="og:image:height" content="630"><meta property="og:image:alt" content="A strait">
  <meta property="og:image:type" content="image/png">`;

const openGraph = (path: string, type: string) => `<meta property="og:type" content="${type}">
  <meta property="og:title" content="A title"><meta property="og:description" content="What it is.">
  <meta property="og:url" content="${site.url}${path}"><meta property="og:site_name" content="The Paper">${image}`;

export const crumbs = {
  '@type': 'BreadcrumbList',
  '@id': `${site.url}/#crumbs`,
  itemListElement: [
    { '@type': 'ListItem', position: 1, name: 'Front', item: `${site.url}/` },
    { '@type': 'ListItem', position: 2, name: 'Oceans' },
  ],
};

export const publisher: Record<string, unknown> = {
  '@type': 'NewsMediaOrganization',
  '@id': `${site.url}/#publisher`,
  name: 'The Paper',
  url: `${site.url}/`,
  logo: `${site.url}/logo.png`,
  ...Object.fromEntries(
    [
      'publishingPrinciples',
      'ethicsPolicy',
      'correctionsPolicy',
      'verificationFactCheckingPolicy',
      'unnamedSourcesPolicy',
      'noBylinesPolicy',
      'missionCoveragePrioritiesPolicy',
      'ownershipFundingInfo',
      'actionableFeedbackPolicy',
      'diversityPolicy',
      'diversityStaffingReport',
      'masthead',
    ].map((name) => [name, `${site.url}/about`]),
  ),
};

const picture = (width: number, height: number) => ({
  '@type': 'ImageObject',
  url: `${site.url}/media/${width}x${height}.jpeg`,
  width,
  height,
});

export const articlePath = '/article/the-strait';

/** The article in JSON-LD. */
export const article: Record<string, unknown> = {
  '@type': 'ReportageNewsArticle',
  '@id': `${site.url}${articlePath}#article`,
  url: site.url + articlePath,
  mainEntityOfPage: site.url + articlePath,
  headline: 'The strait',
  datePublished: '2026-11-20T09:00:00+00:00',
  dateModified: '2026-11-20T10:00:00Z',
  author: [
    { '@type': 'Person', '@id': `${site.url}/author/mara#person`, name: 'Mara', url: `${site.url}/author/mara` },
  ],
  image: [picture(1600, 900), picture(1600, 1200), picture(1200, 1200)],
  articleSection: 'Oceans',
  wordCount: 800,
  inLanguage: 'en-GB',
  isAccessibleForFree: true,
  publisher: { '@id': publisher['@id'] },
};

const parts = (path: string, given: Partial<Parts>): Parts => ({
  path,
  status: 200,
  headers: {},
  html: '<html lang="en-GB">',
  head: '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="theme-color" content="#fff">',
  title: '<title>A title</title>',
  description: '<meta name="description" content="What it is.">',
  canonical: `<link rel="canonical" href="${site.url}${path}">`,
  robots: '<meta name="robots" content="index, follow, max-image-preview:large">',
  icons: `<link rel="icon" href="/mark.svg"><link rel="apple-touch-icon" href="/touch.png">
    <link rel="manifest" href="/manifest.webmanifest">`,
  feeds: `<link rel="alternate" type="application/rss+xml" href="${site.url}/feeds/rss.xml">`,
  openGraph: openGraph(path, 'website'),
  card: '<meta name="twitter:card" content="summary_large_image">',
  graph: [publisher],
  jsonLd: null,
  body: '<h1>The strait</h1><p><a href="/latest">Latest</a></p>',
  ...given,
});

/** The front. */
export const aFront = (given: Partial<Parts> = {}): Visit =>
  visit(
    parts('/', {
      graph: [
        {
          '@type': 'WebSite',
          '@id': `${site.url}/#website`,
          potentialAction: {
            '@type': 'SearchAction',
            target: { '@type': 'EntryPoint', urlTemplate: `${site.url}/search?q={search_term_string}` },
          },
        },
        publisher,
      ],
      ...given,
    }),
  );

/** The page of an article. */
export const anArticlePage = (given: Partial<Parts> = {}, changed: Record<string, unknown> = {}): Visit =>
  visit(
    parts(articlePath, {
      openGraph: `${openGraph(articlePath, 'article')}
        <meta property="article:published_time" content="2026-11-20T09:00:00Z">
        <meta property="article:modified_time" content="2026-11-20T10:00:00Z">
        <meta property="article:author" content="${site.url}/author/mara"><meta property="article:section" content="Oceans">`,
      graph: [{ ...article, ...changed }, crumbs, publisher],
      ...given,
    }),
  );

/** The page of a section. */
export const aSection = (given: Partial<Parts> = {}): Visit =>
  visit(
    parts('/section/oceans', {
      graph: [
        {
          '@type': 'CollectionPage',
          '@id': `${site.url}/section/oceans#page`,
          mainEntity: {
            '@type': 'ItemList',
            itemListElement: [{ '@type': 'ListItem', position: 1, url: `${site.url}${articlePath}` }],
          },
        },
        crumbs,
      ],
      ...given,
    }),
  );

function visit(page: Parts): Visit {
  const jsonLd = page.jsonLd ?? JSON.stringify({ '@context': 'https://schema.org', '@graph': page.graph });
  const body = `<!DOCTYPE html>${page.html}<head><meta charset="utf-8">${page.head}${page.title}${page.description}
    ${page.canonical}${page.robots}${page.icons}${page.feeds}${page.openGraph}${page.card}
    <script type="application/ld+json">${jsonLd}</script></head><body>${page.body}</body></html>`;
  return visitOf(site, anAnswer({ address: page.path, status: page.status, headers: page.headers, body }));
}
