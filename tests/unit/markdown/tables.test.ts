import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const page = (markdown: string) => compileArticle(markdown, aNewsroom()).body.html;
const table = '| Route | Days |\n|---|--:|\n| Malacca | 21.2 |\n| Sunda | 22.9 |';

test('a table scrolls in a region that the keyboard reaches and that has a name', () => {
  expect(page(table)).toContain('<section class="figure table" tabindex="0" aria-label="Table: Route, Days"><table>');
  expect(page(`${table}\n\nAnd:\n\n${table}`)).toContain('aria-label="Table: Route, Days (2)"');
});

test('heads say what they head, and figures stand to the right', () => {
  const html = page(table);
  expect(html).toContain('<th scope="col">Route</th>');
  expect(html).toContain('<th class="n" scope="col">Days</th>');
  expect(html).toContain('<th scope="row">Malacca</th>');
  expect(html).toContain('<td class="n">21.2</td>');
  expect(html).not.toContain('align=');
});

test('an empty head is no head', () => {
  expect(page('| | Days |\n|---|---|\n| Malacca | 21 |')).toContain('<td></td>');
});

test('a table written in HTML is named by its caption and keeps its own heads', () => {
  const html = page('<table class="x"><caption>Four ways</caption><tr><th>Malacca<td onclick="x">21</table>');
  expect(html).toContain('aria-label="Four ways"');
  expect(html).toContain('<th scope="row">Malacca</th><td>21</td>');
});
