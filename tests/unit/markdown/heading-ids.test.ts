import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const compiled = (markdown: string) => compileArticle(markdown, aNewsroom());
const idsIn = (markdown: string) =>
  [...compiled(markdown).body.html.matchAll(/<h\d><span id="([^"]*)"/g)].map(([, id]) => id);
const notes = '\n\n[^a]: Note one.\n\n[^b]: Note two.';

test('the number of a note is no part of a heading’s id, nor of the plain text', () => {
  const text = `Before.[^a]\n\n## Background[^b]\n\nText.[^b]\n\n## Background\n\n## *Why[^a]* so${notes}`;
  expect(idsIn(text)).toEqual(['background', 'background-1', 'why-so']);
  expect(compiled(text).body.html).toContain('aria-label="Note 2">2</a></sup></h2>');
  expect(compiled(text).body.text).toContain('\nBackground\nText.');
});

test('links lead to headings of every script', () => {
  const text =
    '## Background\n\n## Background\n\n## 速報 🚨\n\n## 🚨🚨\n\n## Café – naïve\n\n' +
    '[1](#background) [2](#background-1) [3](#速報-) [4](#café--naïve)';
  expect(compiled(text).problems).toEqual([]);
  expect(new Set(idsIn(text)).size).toBe(5);
});

test('a heading may be given its id', () => {
  expect(idsIn('## First {#first-one}')).toEqual(['first-one']);
  expect(idsIn('## First {: #first-one .big }\n\n## Second {#zwei}')).toEqual(['first-one', 'zwei']);
  expect(compiled('## First {#first-one}\n\n[x](#first-one)').problems).toEqual([]);
  expect(compiled('## First {#first-one}').body.text).toBe('First');
  expect(idsIn('## First {#same}\n\n## Second {#same}')).toEqual(['same', 'same-2']);
});

test('a written id cannot take the place of a part of the page', () => {
  const { html } = compiled('## First {#main}\n\n[x](#main)').body;
  expect(html).toContain('<h2><span id="c-main"></span>First</h2>');
  expect(html).toContain('href="#c-main"');
});
