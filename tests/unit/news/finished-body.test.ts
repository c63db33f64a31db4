import { expect, test } from 'vitest';
import { finishedBody } from '#lib/news/finished-body.ts';
import { anArticle } from '../../support/an-article.ts';

const bodyOf = (html: string) => ({ ...anArticle().body, html, leadHtml: html, restHtml: html });
const external = '<a href="https://example.org/x" rel="noopener external">x</a>';

test('a text begins with its dateline, which takes the place of the initial', () => {
  const body = finishedBody(bodyOf('<p class="opening">Ships wait.</p>'), { dateline: 'TOKYO & <b>' });
  const begun = '<p><span class="dateline">TOKYO &amp; &lt;b&gt;</span> — Ships wait.</p>';
  expect(body).toMatchObject({ html: begun, leadHtml: begun, restHtml: '<p class="opening">Ships wait.</p>' });
  expect(finishedBody(bodyOf('<p dir="rtl" class="opening">x</p>'), { dateline: '$&' }).html).toBe(
    '<p dir="rtl"><span class="dateline">$&amp;</span> — x</p>',
  );
});

test('a text that begins with something else has its dateline before it', () => {
  const html = '<ul>\n<li>Ships</li>\n</ul>';
  const line = '<p><span class="dateline">TOKYO</span></p>';
  expect(finishedBody(bodyOf(html), { dateline: 'TOKYO' }).html).toBe(`${line}\n${html}`);
  expect(finishedBody(bodyOf(''), { dateline: 'TOKYO' }).html).toContain(line);
});

test('links to other sites are named as paid for where somebody paid, and no others', () => {
  const text = `<p>rel="noopener external" <a href="/article/a">a</a> ${external}</p>`;
  const { html, leadHtml, restHtml } = finishedBody(bodyOf(text), { label: 'partner' });
  expect(html).toBe(text.replace('external">x', 'external sponsored">x'));
  expect([leadHtml, restHtml]).toEqual([html, html]);
  expect(finishedBody(bodyOf(text), {})).toEqual(bodyOf(text));
});
