import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const fold = (markdown: string) => compileArticle(markdown, aNewsroom()).body;
const words = (count: number) => `${Array.from({ length: count }, (_, n) => `w${n}`).join(' ')}.`;
const paragraphs = (html: string) => html.match(/<p/g)?.length ?? 0;

test('the lead is the first paragraphs, of 60 to 120 words', () => {
  expect(paragraphs(fold([words(40), words(40), words(40)].join('\n\n')).leadHtml)).toBe(2);
  expect(paragraphs(fold([words(70), words(40)].join('\n\n')).leadHtml)).toBe(1);
  expect(paragraphs(fold([words(40), words(100)].join('\n\n')).leadHtml)).toBe(1);
  expect(paragraphs(fold([words(200), words(10)].join('\n\n')).leadHtml)).toBe(1);
});

test('after a line or two a long paragraph follows', () => {
  expect(paragraphs(fold([words(8), words(150), words(10)].join('\n\n')).leadHtml)).toBe(2);
});

test('only text leads: a figure before it comes after, a heading goes', () => {
  const { leadHtml, restHtml, foldedWhole } = fold(`## Head\n\n![A](/media/photograph.jpg)\n\n${words(80)}\n\nRest.`);
  expect(leadHtml).toMatch(/^<p>w0/);
  expect(restHtml).toMatch(/^<figure.*<p>Rest\./s);
  expect(restHtml).not.toContain('Head');
  expect(foldedWhole).toBe(true);
});

test('an article that begins with a quotation leads with it and what follows', () => {
  expect(fold(`> Fortune favours.\n\n${words(80)}\n\nRest.`).leadHtml).toMatch(
    /^<blockquote>.*<\/blockquote>\n<p>w0.*w79\.<\/p>$/s,
  );
});

test('nothing is left when the lead is all', () => {
  expect(fold('Short.')).toMatchObject({ restHtml: '', foldedWhole: true });
});

test('headings stand below the headline of a teaser', () => {
  const { restHtml } = fold(`${words(80)}\n\n# A\n\n## B\n\n### C\n\n#### D`);
  expect([...restHtml.matchAll(/<h(\d)/g)].map(([, level]) => level).join('')).toBe('4566');
});

test('ids and links to them carry the slug; the lead has none', () => {
  const { leadHtml, restHtml } = fold(
    `${words(80)}[^1] <b id="here">x</b>\n\n## Part\n\nSee [part](#part) and [here](#here).[^1]\n\n[^1]: Note.`,
  );
  expect(leadHtml).not.toContain(' id=');
  expect(leadHtml).toContain('href="#the-price-of-distance--note-1"');
  expect(restHtml).toContain('<h4><span id="the-price-of-distance--part">');
  expect(restHtml).toContain('<a href="#the-price-of-distance--part">part</a>');
  expect(restHtml).toContain('<a href="/article/the-price-of-distance#c-here">here</a>');
  expect(restHtml).toContain('<h4 id="the-price-of-distance--notes">Notes</h4>');
  // The way back to the mark in the lead is gone, the one to the rest stays.
  expect(restHtml.match(/Back to the text/g)).toHaveLength(1);
});

test('what belongs to the article’s own page is left there', () => {
  const { leadHtml, restHtml } = fold(
    `${words(80)}\n\nOnce more.\n\n:::pullquote\nOnce more.\n:::\n\n:::aside{title="A"}\nB\n:::`,
  );
  expect(leadHtml).not.toContain('opening');
  expect(restHtml).not.toMatch(/pull|marginal/);
  expect(restHtml).toContain('<div class="aside"><h4 id="the-price-of-distance--aside-1">');
});

test('a long article is cut between two blocks near 2,000 words, not after a heading', () => {
  const { leadHtml, restHtml, foldedWhole } = fold(
    Array.from({ length: 30 }, (_, n) => `## Part ${n}\n\n${words(98)}[^${n}]\n\n[^${n}]: Source ${n}.`).join('\n\n'),
  );
  expect(foldedWhole).toBe(false);
  const body = `${leadHtml}${restHtml.slice(0, restHtml.indexOf('<section'))}`.replace(/<[^>]+>/g, ' ');
  expect(body.match(/\S+/g)!.length).toBeGreaterThan(1850);
  expect(body.match(/\S+/g)!.length).toBeLessThan(2100);
  expect(restHtml).toMatch(/<\/p>\n<div class="notes"/);
  expect(restHtml).toContain('Source 10.');
  expect(restHtml).not.toContain('Source 29.');
});

test('an article only a little longer is not cut', () => {
  expect(fold(Array.from({ length: 21 }, () => words(100)).join('\n\n')).foldedWhole).toBe(true);
});
