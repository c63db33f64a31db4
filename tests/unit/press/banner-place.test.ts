import { expect, test } from 'vitest';
import { bannerPlace } from '#lib/news/banner-place.ts';
import { finishPage } from '#press/page/finish-page.ts';

const finish = (html: string) => finishPage(html, new Map());
const page = (before: string, main: string, after = '') =>
  `<!DOCTYPE html><html lang="en"><head><script src="/_next/static/a.js"></script></head><body>${before}<main>${main}</main>${after}</body></html>`;
/** The finished page with this in the banner's place; null where it has none. */
const withText = (html: string, text: string) => {
  const { html: finished, bannerAt } = finish(html);
  return bannerAt === null ? null : finished.slice(0, bannerAt) + text + finished.slice(bannerAt);
};

test('the banner stands where the page has a place for it, and of the place nothing is left', () => {
  const finished = withText(page(`<nav>Ärger €</nav>${bannerPlace}`, '<p>text</p>'), '<aside>!</aside>');
  expect(finished).toContain('<nav>Ärger €</nav><aside>!</aside><main><p>text</p></main>');
  expect(finished).not.toContain('breaking-banner');
});

test('a page without a place gets no banner', () => {
  expect(finish(page('', '<p>text</p>')).bannerAt).toBeNull();
});

test.each([
  ['an element in the text', page('', bannerPlace)],
  ['an element after the text', page('', '', bannerPlace)],
  ['an element with something in it', page('<breaking-banner>x</breaking-banner>', '')],
  ['an element with an attribute', page('<breaking-banner id="a"></breaking-banner>', '')],
  ['words in an attribute', page(`<a title='${bannerPlace}'>x</a>`, '')],
  ['words in a comment', page(`<!-- ${bannerPlace} -->`, '')],
  ['words that are escaped', page('&lt;breaking-banner&gt;&lt;/breaking-banner&gt;', '')],
  ['words in a script', page(`<script type="application/ld+json">"${bannerPlace}"</script>`, '')],
  ['words in a title', `<!DOCTYPE html><html><head><title>${bannerPlace}</title></head><body></body></html>`],
])('%s is no place', (_what, html) => {
  expect(finish(html).bannerAt).toBeNull();
});

test('a second place stays empty, wherever it comes from', () => {
  const finished = withText(page(`<nav>a</nav>${bannerPlace}`, `<p>b</p>${bannerPlace}`), '<aside>!</aside>');
  expect(finished?.split('<aside>!</aside>').length).toBe(2);
  expect(finished).toContain('<nav>a</nav><aside>!</aside><main>');
});

test('a page that is left as it is has the banner inside of its place', () => {
  const odd = page(bannerPlace, '<p>text</p>', '<script>alert(1)</script>');
  expect(finish(odd).expected).toBe(false);
  expect(withText(odd, '<aside>!</aside>')).toBe(
    odd.replace(bannerPlace, '<breaking-banner><aside>!</aside></breaking-banner>'),
  );
});
