import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { stripScripts } from '#press/page/strip-scripts.ts';

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>${head}</head><body class=a>${body}</body></html>`;
const runtime = '<script src="/_next/static/chunks/a.js" async=""></script>';
const flight = '<script>self.__next_f.push([1,"<p>again</p>"])</script>';

test('Next’s runtime, flight data and preloads go; every other byte stays', () => {
  const odd = '<p title=\'a>b\'>1 < 2 &amp; <b>x</B><br></p>\n<!-- kept --><svg viewBox="0 0 1 1"><path d="M0"/></svg>';
  const own = '<script src="/assets/reader.1a.js" defer=""></script>';
  const data = '<script type="application/ld+json">{"a":"<\\u002fscript>"}</script>';
  const preload = '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>';
  const font = '<link rel="preload" href="/fonts/a.woff2" as="font"/>';
  const { html, expected } = stripScripts(page(runtime + preload + font + own, odd + data + flight + runtime));
  expect(expected).toBe(true);
  expect(html).toBe(page(font + own, odd + data));
});

test('a script in the text of an article is text and stays text', () => {
  const quoted = '<pre>&lt;script&gt;alert(1)&lt;/script&gt;</pre><textarea><script>x</script></textarea>';
  expect(stripScripts(page('', quoted)).html).toBe(page('', quoted));
});

test('the page’s own styles are named by their hash', () => {
  const css = 'a > b { color: red }';
  const { styles } = stripScripts(page(`<style>${css}</style>`, ''));
  expect(styles).toEqual([`'sha256-${createHash('sha256').update(css).digest('base64')}'`]);
});

test.each([
  ['a script of somebody else', page('', '<script src="https://elsewhere.example/a.js"></script>')],
  ['an inline script that we do not know', page('', '<script>alert(1)</script>')],
  ['parts that scripts would still put together', page('', '<template id="B:0"></template><p>waiting</p>')],
  ['a second body', page('', '<body>')],
  ['an end in the middle', page('', '').slice(0, -7)],
  ['no document at all', '<p>a part</p>'],
  ['a script without an end', page('', '<script>self.__next_f.push(')],
])('a page with %s is left as it is', (_what, html) => {
  const stripped = stripScripts(html);
  expect(stripped.expected).toBe(false);
  expect(stripped.html).toBe(html);
});

test('of a page left as it is, inline scripts are named by their hash, so that it works under a strict policy', () => {
  const { scripts } = stripScripts(page('', `${flight}<script>alert(1)</script>`));
  expect(scripts).toHaveLength(2);
});
