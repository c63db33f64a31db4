import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const page = (markdown: string) => compileArticle(markdown, aNewsroom()).body.html;
const problems = (markdown: string) => compileArticle(markdown, aNewsroom()).problems;
const errors = (markdown: string) => problems(markdown).filter(({ severity }) => severity === 'error');

test('a figure has its picture, caption and credit', () => {
  const html = page(
    ':::figure{src="/media/photograph.jpg" alt="A strait" credit="Map: Jun Halvorsen"}\nThe *lane*.\n:::',
  );
  expect(html).toMatch(/^<figure class="figure"><picture>.*<\/picture><figcaption>/);
  expect(html).toContain('<figcaption>The <em>lane</em>. <span class="credit">Map: Jun Halvorsen</span></figcaption>');
  expect(html).toContain('alt="A strait"');
  expect(problems(':::figure{src="/media/photograph.jpg" alt=""}\nDecoration.\n:::')).toEqual([]);
});

test('a figure needs a file and an alternative text', () => {
  expect(errors(':::figure{alt="x"}\nC\n:::')[0]?.problem).toBe('figure has no src');
  expect(errors(':::figure{src="/media/photograph.jpg"}\nC\n:::')[0]?.problem).toBe('figure has no alt');
  expect(errors('Text.\n\n:::figure{src="/media/gone.jpg" alt=""}\nC\n:::')).toMatchObject([
    { line: 3, problem: 'there is no picture /media/gone.jpg' },
  ]);
});

test('a pull quote that repeats the text is not read out twice', () => {
  const html = page(
    'Distance is "counted" in days.[^1]\n\n:::pullquote\nDistance is "counted" in days.\n:::\n\n[^1]: Note.',
  );
  expect(html).toContain('<p class="pull marginal" aria-hidden="true">Distance is “counted” in days.</p>');
});

test('a hidden pull quote contains nothing that takes the focus', () => {
  const html = page('See [Lombok](https://example.org).\n\n:::pullquote\nSee [Lombok](https://example.org).\n:::');
  expect(html).toContain('aria-hidden="true">See Lombok.</p>');
});

test('a pull quote that is nowhere in the text stays audible, and the writer is told', () => {
  const quote = 'Something else entirely.\n\n:::pullquote\nNever written.\n:::';
  expect(page(quote)).toContain('<p class="pull marginal">Never written.</p>');
  expect(problems(quote)).toMatchObject([{ line: 3, severity: 'warning' }]);
});

test('a quotation from somebody else names them', () => {
  expect(page(':::pullquote{by="Jean de La Fontaine" source="Fables, 1668"}\nPatience.\n:::')).toContain(
    '<figure class="pull marginal"><blockquote><p>Patience.</p></blockquote>' +
      '<figcaption>Jean de La Fontaine, <cite>Fables, 1668</cite></figcaption></figure>',
  );
});

test('boxes are named by their headings, each by its own', () => {
  const html = page(':::aside{title="Terms"}\n- draught\n:::\n\n:::aside{title="Terms"}\nMore.\n:::');
  expect(html).toContain('<section class="aside marginal" aria-labelledby="aside-1"><h2 id="aside-1">Terms</h2>');
  expect(html).toContain('aria-labelledby="aside-2"><h2 id="aside-2">Terms</h2>');
});

test('a figure may stand in a box', () => {
  const html = page('::::aside{title="A"}\n:::figure{src="/media/photograph.jpg" alt=""}\nC\n:::\n::::');
  expect(html).toMatch(/<section.*<figure.*<figcaption>C<\/figcaption><\/figure>.*<\/section>/s);
  expect(problems('::::aside{title="A"}\n:::figure{src="/media/photograph.jpg" alt=""}\nC\n:::\n::::')).toEqual([]);
});

test('related articles are links with their headlines, in one list', () => {
  const html = page('::related{slug="round-the-cape"}\n\n::related{slug="nine-ways-to-sign"}');
  expect(html.match(/<aside/g)).toHaveLength(1);
  expect(html).toContain(
    '<aside class="aside marginal related" aria-labelledby="related-1"><h2 id="related-1">Related</h2>',
  );
  expect(html).toContain(
    '<li><span class="kicker">Explainer</span><a class="head" href="/article/round-the-cape">Round the Cape: what the long way adds</a></li>',
  );
  expect(html).toContain('<li><a class="head" href="/article/nine-ways-to-sign">Nine ways to sign</a></li>');
});

test('a related article must exist', () => {
  expect(errors('Hello.\n\n::related{slug="nowhere"}')).toMatchObject([
    { line: 3, problem: 'there is no article "nowhere"' },
  ]);
  expect(errors('::related')[0]?.problem).toBe('related has no slug');
  expect(page('::related{slug="nowhere"}')).not.toContain('aside');
});

test('an unknown directive is printed as written, and the known ones are listed', () => {
  expect(page('::video{src="x"}')).toContain('::video{src="x"}');
  expect(page(':::warning\nMind *the* gap.\n:::')).toContain('Mind <em>the</em> gap.');
  for (const markdown of ['::video{src="x"}', ':::warning\nText\n:::']) {
    expect(errors(markdown)).toHaveLength(1);
    expect(errors(markdown)[0]?.instead).toContain('figure, pullquote, aside, embed, related');
  }
});

test('names of JavaScript objects are not directives', () => {
  expect(errors('::constructor\n\n::toString{a=b}')).toHaveLength(2);
});

test('an attribute that a directive does not know is named', () => {
  expect(errors('::embed{url="https://vimeo.com/123456" width="9"}')[0]?.problem).toBe('embed does not know "width"');
  expect(errors(':::aside{#id .wide title="A"}\nText\n:::').map(({ problem }) => problem)).toEqual([
    'aside does not know "id"',
    'aside does not know "class"',
  ]);
});

test('a directive that is never closed is reported where it begins', () => {
  expect(errors('One.\n\n:::figure{src="/media/photograph.jpg" alt=""}\nCaption\n\nThe rest.')).toMatchObject([
    { line: 3, problem: ':::figure is never closed' },
  ]);
  expect(errors(':::aside{title="A"}\n:::pullquote{by="B"}\nC\n:::')).toMatchObject([
    { problem: expect.stringContaining('never closed') },
  ]);
});

test('what was meant as a directive and is none is reported', () => {
  expect(errors('One.\n\n:::figure{src="/media/photograph.jpg alt=""}\nC')).toMatchObject([{ line: 3 }]);
  expect(errors('One.\n:::\n')).toMatchObject([{ line: 2, problem: '":::" is printed as it stands' }]);
  expect(errors('::: note\nText\n:::').map(({ line }) => line)).toEqual([1, 3]);
  expect(errors('In code, `:::figure` is fine.\n\n    :::figure{\n')).toEqual([]);
});

test('embeds and links to related articles have no text inside', () => {
  expect(errors(':::related{slug="round-the-cape"}\nText\n:::')[0]?.problem).toBe('related has no text inside');
});
