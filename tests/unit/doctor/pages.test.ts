import { describe, expect, test } from 'vitest';
import { pageRules } from '#lib/doctor/rules/pages.ts';
import { checkAll } from '#lib/doctor/rule.ts';
import type { Visit } from '#lib/doctor/visit.ts';
import { aFront, anArticlePage, article, articlePath, aSection, crumbs, publisher, site } from './a-page.ts';

const said = (visit: Visit) => checkAll(pageRules, visit, visit.path).map(({ rule, problem }) => `${rule}: ${problem}`);

describe('a page with nothing wrong', () => {
  test('is a front, a section or an article', () => {
    expect(said(aFront())).toEqual([]);
    expect(said(aSection())).toEqual([]);
    expect(said(anArticlePage())).toEqual([]);
  });

  test('is live coverage, beside its article, that says since when', () => {
    const live = {
      ...article,
      '@type': 'LiveBlogPosting',
      '@id': `${site.url}${articlePath}#live`,
      coverageStartTime: '2026-11-20T08:00:00Z',
      liveBlogUpdate: [{ '@type': 'BlogPosting', headline: 'It began', datePublished: '2026-11-20T08:10:00Z' }],
    };
    const body = '<live-coverage><h1>The strait</h1></live-coverage>';
    expect(said(anArticlePage({ body, graph: [article, live, crumbs, publisher] }))).toEqual([]);
    expect(said(anArticlePage({ body, graph: [live, crumbs, publisher] }))).toEqual([]);
  });

  test('refers to what another page describes', () => {
    const graph = [{ ...article, isPartOf: { '@id': `${site.url}/#website` } }, crumbs, publisher];
    expect(said(anArticlePage({ graph }))).toEqual([]);
  });

  test('is one that search engines are told to leave out, with less to say', () => {
    const robots = '<meta name="robots" content="noindex, follow">';
    const bare = { robots, canonical: '', openGraph: '', card: '', feeds: '', description: '' };
    expect(said(anArticlePage(bare))).toEqual([]);
  });

  test('names its publisher where it stands, or elsewhere in the graph', () => {
    expect(said(anArticlePage({}, { publisher: { ...publisher, '@id': `${site.url}/#other` } }))).toEqual([]);
  });

  test('has the title of a drawing, and what waits in a template, beside its own', () => {
    const body = `<h1>The strait</h1><svg><title>A map</title></svg><template><h1>Next story</h1><p id="a"></p></template>
      <p id="a"></p>`;
    expect(said(anArticlePage({ body }))).toEqual([]);
  });
});

/** A page that breaks each rule, and what is said of it. */
const broken: Record<string, [visit: Visit, problem: RegExp]> = {
  'one title': [aFront({ title: '<title>One</title><title>Two</title>' }), /there are 2 titles/],
  'a title of readable length': [aFront({ title: `<title>${'a'.repeat(130)}</title>` }), /more than 120 characters/],
  'one description': [aSection({ description: '' }), /no description/],
  'every article is described': [anArticlePage({ description: '' }), /write the dek/],
  'a description of readable length': [
    aFront({ description: `<meta name="description" content="${'a'.repeat(400)}">` }),
    /more than 320 characters/,
  ],
  'one canonical address': [
    aFront({ canonical: '<link rel="canonical" href="http://localhost:3000/">' }),
    /not on https:\/\/paper\.example/,
  ],
  'one word to robots': [
    aFront({ robots: '<meta name="robots" content="index, follow">' }),
    /lacks max-image-preview:large/,
  ],
  'a language': [aFront({ html: '<html lang="english_uk">' }), /no language tag/],
  'one h1': [aFront({ body: '<h1>One</h1><h1>Two</h1>' }), /there are 2 elements h1/],
  'ids are unique': [aFront({ body: '<h1>One</h1><p id="a"></p><p id="a"></p>' }), /id="a"/],
  'pictures say what they show': [
    aFront({ body: '<h1>One</h1><img src="/media/a.png">' }),
    /\/media\/a\.png has no alt/,
  ],
  'a width for phones': [aFront({ head: '<meta name="theme-color" content="#fff">' }), /no viewport/],
  'colours of the browser': [aFront({ head: '<meta name="viewport" content="width=device-width">' }), /no theme-color/],
  icons: [aFront({ icons: '<link rel="icon" href="/a.svg"><link rel="manifest" href="/m">' }), /apple-touch-icon/],
  'a web manifest': [
    aFront({ icons: '<link rel="icon" href="/a.svg"><link rel="apple-touch-icon" href="/a.png">' }),
    /no manifest/,
  ],
  'feeds are named': [aFront({ feeds: '' }), /no feed is named/],
  'translations name themselves': [
    aFront({
      feeds:
        '<link rel="alternate" hreflang="fr" href="/fr"><link rel="alternate" type="application/atom+xml" href="/f">',
    }),
    /not among the translations/,
  ],
  'Open Graph': [aFront({ openGraph: '' }), /no og:title/],
  'what is shared says what the page says': [
    aFront({ openGraph: '<meta property="og:url" content="https://paper.example/elsewhere">' }),
    /og:url is https:\/\/paper\.example\/elsewhere/,
  ],
  'a share image of 1200 × 630': [
    aFront({ openGraph: '<meta property="og:image" content="/media/a.png">' }),
    /no absolute address/,
  ],
  'what platforms read stands in the first 32 kB': [
    aFront({
      head: `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="theme-color" content="#fff"><style>${'a{}'.repeat(11_000)}</style>`,
    }),
    /read title, canonical, description, og:type, og:title/,
  ],
  'Open Graph of an article': [
    anArticlePage({ openGraph: '<meta property="og:type" content="website">' }),
    /not article/,
  ],
  'Twitter card': [aFront({ card: '<meta name="twitter:card" content="summary">' }), /shows the picture small/],
  'a content security policy': [
    aFront({ headers: { 'content-security-policy': "script-src 'self' 'unsafe-inline'" } }),
    /allows 'unsafe-inline'/,
  ],
  'nothing that the policy blocks': [
    aFront({ body: '<h1>One</h1><img src="https://elsewhere.example/a.png" alt="">' }),
    /img-src does not allow it/,
  ],
  'nothing unencrypted': [
    aFront({ body: '<h1>One</h1><img src="http://paper.example/a.png" alt="">' }),
    /asked for without encryption/,
  ],
  'no scripts of the framework': [aFront({ body: '<h1>One</h1><script src="/_next/a.js"></script>' }), /is Next's/],
  'headers of a page': [aFront({ headers: { 'strict-transport-security': '' } }), /SITE_URL begins with https:/],
  'what caches are told': [aFront({ headers: { 'cache-control': 'private' } }), /keeps caches from sharing/],
  'a light page': [aFront({ body: `<h1>One</h1>${'<p>Ink</p>'.repeat(120_000)}` }), /phones have to read/],
  'structured data can be read': [aFront({ jsonLd: '{"@context": ' }), /is no JSON/],
  'one graph': [aFront({ body: '<h1>One</h1><script type="application/ld+json">{}</script>' }), /2 blocks/],
  'ids of the graph are its own': [
    aFront({ graph: [publisher, { ...publisher, name: 'Another' }] }),
    /#publisher is described in two ways: they disagree on name/,
  ],
  'ids of the graph resolve': [
    aFront({ graph: [{ '@type': 'WebPage', publisher: { '@id': `${site.url}/#publisher` } }] }),
    /#publisher is referred to, and not described/,
  ],
  'a page says what it is': [aSection({ graph: [publisher] }), /no CollectionPage/],
  breadcrumbs: [
    aSection({
      graph: [{ '@type': 'BreadcrumbList', itemListElement: [{ '@type': 'ListItem', position: 2, name: 'A' }] }],
    }),
    /crumb 1 has the position 2/,
  ],
  'lists name what they list': [
    aSection({ graph: [{ '@type': 'ItemList', itemListElement: [{ '@type': 'ListItem', position: 1 }] }] }),
    /has no address/,
  ],
  'the search box': [aFront({ graph: [{ '@type': 'WebSite' }] }), /no SearchAction/],
  'an article says that it is one': [anArticlePage({ graph: [publisher] }), /0 articles/],
  'the headline is the one shown': [anArticlePage({}, { headline: 'Another' }), /"Another"/],
  'dates with their offset': [anArticlePage({}, { datePublished: '2026-11-20T09:00:00' }), /datePublished/],
  'nothing is from the future': [anArticlePage({}, { dateModified: '2026-11-21T09:00:00Z' }), /2026-11-21/],
  'authors with their pages': [anArticlePage({}, { author: { '@type': 'Person', name: 'Mara' } }), /Mara has no url/],
  'pictures in three shapes': [
    anArticlePage({}, { image: [{ '@type': 'ImageObject', url: '/a.png', width: 1600, height: 900 }] }),
    /no picture of 4:3/,
  ],
  'pictures of 1200 pixels': [
    anArticlePage(
      {},
      { image: ['16x9-1600', '4x3-1200', '1x1-900'].map((name) => `${site.url}/media/a/${name}.jpeg`) },
    ),
    /narrower than 1200 pixels/,
  ],
  'what it belongs to': [anArticlePage({}, { articleSection: [] }), /no articleSection/],
  'a publisher with its logo': [anArticlePage({}, { publisher: { '@type': 'Organization', name: 'A' } }), /no logo/],
  'live coverage says since when': [
    anArticlePage({ body: '<live-coverage><h1>The strait</h1></live-coverage>' }),
    /there is no LiveBlogPosting/,
  ],
  'the publisher is named': [aFront({ graph: [{ '@type': 'WebSite' }] }), /no NewsMediaOrganization/],
  'policies of the newsroom': [
    aFront({ graph: [{ ...publisher, correctionsPolicy: undefined }] }),
    /how it corrects errors \(correctionsPolicy\)/,
  ],
  'policies are addresses': [
    aFront({ graph: [{ ...publisher, ethicsPolicy: '/ethics' }] }),
    /ethicsPolicy is no absolute/,
  ],
};

describe('a page that breaks a rule', () => {
  test('is known for every rule', () => {
    expect(Object.keys(broken).sort()).toEqual(pageRules.map(({ name }) => name).sort());
  });

  for (const rule of pageRules) {
    test(`is told: ${rule.name}`, () => {
      const [visit, problem] = broken[rule.name]!;
      expect(rule.check(visit).join('\n')).toMatch(problem);
    });
  }
});

test('a small picture has a shape as nearly as whole pixels allow', () => {
  const sized = (width: number, height: number) => ({ '@type': 'ImageObject', url: '/a.png', width, height });
  const shapesMissed = (...image: object[]) =>
    said(anArticlePage({}, { image })).filter((line) => line.startsWith('pictures in three shapes'));
  expect(shapesMissed(sized(28, 16), sized(21, 16), sized(16, 16))).toEqual([]);
  expect(shapesMissed(sized(65, 37), sized(64, 48), sized(50, 49))).toEqual([]);
  expect(shapesMissed(sized(1600, 850), sized(1600, 1200), sized(1200, 1200))).toHaveLength(1);
});

test('a page that names another as its canonical address is told twice', () => {
  const visit = anArticlePage({ canonical: `<link rel="canonical" href="https://paper.example/article/another">` });
  expect(said(visit)).toEqual([
    "one canonical address: the canonical address is https://paper.example/article/another, not the page's own",
    'what is shared says what the page says: og:url is https://paper.example/article/the-strait, and the canonical address another',
  ]);
});
