import { expect, test } from 'vitest';
import { bannerPlace } from '#lib/news/banner-place.ts';
import { compileArticle } from '#lib/markdown/compile.ts';
import { finishPage } from '#press/page/finish-page.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

test.each([
  bannerPlace,
  `text ${bannerPlace} text`,
  `<BREAKING-BANNER></BREAKING-BANNER>`,
  `<breaking-banner id="a">x</breaking-banner>`,
  `<div>${bannerPlace}</div>`,
  `<a title="${bannerPlace}">x</a>`,
  `<scr<script>ipt>${bannerPlace}</script>`,
  `<breaking-<b>banner></breaking-banner>`,
  `\`${bannerPlace}\``,
  `::embed{url="https://vimeo.com/123456" title="${bannerPlace}"}`,
  `![${bannerPlace}](/media/photograph.jpg "${bannerPlace}")`,
])('no text can make a place for the banner: %s', (markdown) => {
  const { html, leadHtml, restHtml } = compileArticle(markdown, aNewsroom()).body;
  // Not even where the page's own place is.
  for (const text of [html, leadHtml, restHtml]) {
    const page = `<!DOCTYPE html><html><head></head><body>${text}<main></main></body></html>`;
    expect(finishPage(page, new Map()).bannerAt).toBeNull();
  }
});
