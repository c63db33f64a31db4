import type { Element, Nodes } from 'hast';
import { renderToStaticMarkup } from 'react-dom/server';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { EmbedCard } from '#components/embed/embed-card.tsx';
import type { Frame } from '#lib/news/frame.ts';
import { anArticle } from '../../support/an-article.ts';
import { hostileStrings } from '../../support/hostile-strings.ts';

const frame = {
  name: 'The Meridian',
  nameplate: null,
  dateline: { language: 'en-GB', timeZone: 'Europe/London' },
} as Frame;
const parser = unified().use(rehypeParse, { fragment: true });

function elements(node: Nodes): Element[] {
  const below = 'children' in node ? node.children.flatMap(elements) : [];
  return node.type === 'element' ? [node, ...below] : below;
}
const textOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';

test('every naughty headline and dek is the same text on the card, and never an element', () => {
  const tags = (html: string) => elements(parser.parse(html)).map(({ tagName }) => tagName);
  const plain = tags(
    renderToStaticMarkup(<EmbedCard article={anArticle({ headline: 'A', dek: 'B' })} frame={frame} />),
  );
  for (const string of hostileStrings) {
    const html = renderToStaticMarkup(
      <EmbedCard article={anArticle({ headline: string, dek: string })} frame={frame} />,
    );
    const found = elements(parser.parse(html));
    expect(
      found.map(({ tagName }) => tagName),
      string,
    ).toEqual(plain);
    expect(textOf(found.find(({ tagName }) => tagName === 'h1')!)).toBe(string);
    expect(textOf(found.find(({ tagName, properties }) => tagName === 'p' && properties.dir === 'auto')!)).toBe(string);
  }
});
