import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { llmsTxt } from '#lib/syndication/llms-txt.ts';
import { markdownTwin } from '#lib/syndication/markdown-twin.ts';
import { anArticle, aPicture } from '../../support/an-article.ts';
import { breakingStrings, hostileStrings } from '../../support/hostile-strings.ts';

const site = 'https://meridian.example';
const context = {
  slug: 'strait',
  picture: () => aPicture.file,
  article: (slug: string) => ({ slug, headline: 'Round the Cape', kicker: 'Analysis' }),
  oldUrl: () => null,
};
const written = (markdown: string) => anArticle({ slug: 'strait', body: compileArticle(markdown, context).body });
const parse = (markdown: string): Root => unified().use(remarkParse).use(remarkGfm).parse(markdown);
const toString = (node: Nodes | undefined): string =>
  !node ? '' : 'value' in node ? node.value : 'children' in node ? node.children.map(toString).join('') : '';

test('a twin says what the page says: headline, dek, byline, dates, section, picture, text, corrections', () => {
  const article = {
    ...written('The *first* sentence.'),
    headline: 'A strait',
    dek: 'Who may pass.',
    updatedAt: '2026-11-21T09:00:00.000Z',
    image: { ...aPicture, caption: 'The strait at noon.' },
    corrections: [{ at: '2026-11-22T09:00:00.000Z', text: 'It is 37 km wide, not 73.' }],
  };
  expect(markdownTwin(article, null, site)).toBe(`# A strait

> Who may pass.

- By [mara-lindqvist](https://meridian.example/author/mara-lindqvist)
- Published: 2026-11-20T09:00:00.000Z
- Updated: 2026-11-21T09:00:00.000Z
- Section: [europe](https://meridian.example/section/europe)
- Kind: Reporting
- Address: [https://meridian.example/article/strait](https://meridian.example/article/strait)

![A strait](https://meridian.example/media/strait.0a1b2c3d/full-1600.jpeg)

_The strait at noon. Map: Jun Halvorsen_

The _first_ sentence.

## Correction, 2026-11-22T09:00:00.000Z

It is 37 km wide, not 73.
`);
});

test('figures, quotes, boxes, related stories, embeds, tables and notes are plain Markdown', () => {
  const twin = markdownTwin(
    written(`A sentence of the text.[^1] See [the heading](#the-heading) and [another](/article/cape).

:::figure{src="/media/map.jpg" alt="A map" credit="Map: us"}
The *caption*.
:::

:::pullquote
A sentence of the text.
:::

:::pullquote{by="Jean de La Fontaine" source="Fables"}
Patience and time.
:::

:::aside{title="Terms"}
A box.
:::

::related{slug="cape"}

::embed{url="https://www.youtube.com/watch?v=CCmTY0PKGDs" title="Perpetual Ocean"}

## The heading

| a | b |
|---|---|
| 1 | 2 |

[^1]: Of the *note*.`),
    null,
    site,
  );
  expect(twin).toContain(
    `A sentence of the text.[^1] See [the heading](${site}/article/strait#the-heading) and [another](${site}/article/cape).`,
  );
  expect(twin).toContain(`![A map](${site}/media/strait.0a1b2c3d/full-800.jpeg)\n\n_The _caption_. Map: us_`);
  expect(twin.match(/A sentence of the text/g)).toHaveLength(1);
  expect(twin).toContain('> Patience and time.\n\n_Jean de La Fontaine, Fables_');
  expect(twin).toContain('> **Terms**\n>\n> A box.');
  expect(twin).toContain(`> **Related**\n>\n> - Analysis: [Round the Cape](${site}/article/cape)`);
  expect(twin).toContain('[Perpetual Ocean](https://www.youtube.com/watch?v=CCmTY0PKGDs) (YouTube)');
  expect(twin).toContain('| a | b |\n| - | - |\n| 1 | 2 |');
  expect(twin).toContain('[^1]: Of the _note_.');
  expect(twin).not.toMatch(/Back|Nothing is loaded|<[a-z]/);
});

test('the updates of live coverage follow the text, each with its permalink, and the notes of each are its own', () => {
  const article = {
    ...written('Text.[^1]\n\n[^1]: Of the text.'),
    live: { startedAt: '2026-11-20T09:00:00Z', endedAt: null },
    keyPoints: ['The strait is shut.'],
  };
  const update = {
    number: 27,
    at: '2026-11-20T10:00:00.000Z',
    headline: 'Shut',
    html: '<p>Since ten.<sup class="fn"><a id="update-27--ref-1" href="#update-27--note-1" aria-label="Note 1">1</a></sup></p><section class="notes"><h2>Notes</h2><ol><li id="update-27--note-1">Says the port. <a href="#update-27--ref-1" aria-label="Back to the text, note 1">Back</a></li></ol></section>',
    text: '',
    authors: [],
    pinned: false,
    editedAt: null,
  };
  const twin = markdownTwin(article, { updates: [update], pinned: null, older: 1 }, site);
  expect(twin).toContain('## Key points\n\n- The strait is shut.');
  expect(twin).toContain(
    `### [2026-11-20T10:00:00.000Z](${site}/article/strait/updates/2#update-27) Shut\n\nSince ten.[^update-27--1]`,
  );
  expect(twin).toContain('[^update-27--1]: Says the port.');
  expect(twin).toContain(`[Older updates](${site}/article/strait/updates/1)`);
});

test('whatever stands in a headline or a dek is the same text for whoever parses the twin', () => {
  for (const string of breakingStrings) {
    const [title, dek, facts] = parse(markdownTwin(anArticle({ headline: string, dek: string }), null, site)).children;
    expect([title?.type, dek?.type, facts?.type], string).toEqual(['heading', 'blockquote', 'list']);
    expect([toString(title), toString(dek)]).toEqual([string, string]);
  }
});

test('and so is every naughty string in a key point or a correction', () => {
  const corrections = hostileStrings.map((text) => ({ at: '2026-11-22T09:00:00Z', text }));
  const { children } = parse(markdownTwin(anArticle({ keyPoints: hostileStrings, corrections }), null, site));
  const [, points] = children.filter(({ type }) => type === 'list');
  expect(points && 'children' in points ? points.children.map(toString) : []).toEqual(hostileStrings);
  const texts = children.filter(({ type }) => type === 'paragraph');
  // The first is the article's own text.
  expect(texts.slice(1).map(toString)).toEqual(hostileStrings);
});

test('llms.txt has the shape of llmstxt.org, and what stands in names and deks is text', () => {
  const file = llmsTxt(
    { siteUrl: site, name: breakingStrings[0]!, tagline: '', description: breakingStrings[2]! },
    {
      articles: hostileStrings.map((string) => anArticle({ slug: 'strait', headline: string, dek: string })),
      sections: [{ slug: 'europe', name: breakingStrings[3]!, description: '', url: '/section/europe' }],
      pages: [],
    },
  );
  const [title, summary, details, ...parts] = parse(file).children;
  expect([title?.type, summary?.type, details?.type]).toEqual(['heading', 'blockquote', 'paragraph']);
  expect([toString(title), toString(summary)]).toEqual([breakingStrings[0], breakingStrings[2]]);
  expect(parts.map(({ type }) => type)).toEqual(['heading', 'list', 'heading', 'list', 'heading', 'list']);
  const articles = parts[1]!;
  const listed = 'children' in articles ? articles.children.map(toString) : [];
  expect(listed).toEqual(hostileStrings.map((string) => `${string}: ${string}`));
});

test('llms.txt leads to the twins', () => {
  const file = llmsTxt(
    { siteUrl: site, name: 'The Meridian', tagline: 'Plainly told', description: '' },
    { articles: [anArticle({ slug: 'strait', headline: 'A strait', dek: 'Who may pass.' })], sections: [], pages: [] },
  );
  expect(file).toContain(`# The Meridian\n\n> Plainly told\n`);
  expect(file).toContain(`- [A strait](${site}/article/strait.md): Who may pass.`);
});
