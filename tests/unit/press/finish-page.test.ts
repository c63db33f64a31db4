import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { finishPage } from '#press/page/finish-page.ts';
import { styleSheet, type StyleSheets } from '#press/static/style-sheets.ts';

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>${head}</head><body class=a>${body}</body></html>`;
const sheet = '/_next/static/chunks/a.css';
const css = 'a > b { background: url(/fonts/a.svg) } /* $& */';
const sheets: StyleSheets = new Map([[sheet, styleSheet(css)]]);
const finish = (html: string) => finishPage(html, sheets);
const linked = (more = '') => `<link rel="stylesheet" href="${sheet}" data-precedence="next"${more}/>`;
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const runtime = '<script src="/_next/static/chunks/a.js" async=""></script>';
const flight = '<script>self.__next_f.push([1,"<p>again</p>"])</script>';

test('Next’s runtime, flight data and preloads go; every other byte stays', () => {
  const odd = '<p title=\'a>b\'>1 < 2 &amp; <b>x</B><br></p>\n<!-- kept --><svg viewBox="0 0 1 1"><path d="M0"/></svg>';
  const own = '<script src="/assets/reader.1a.js" defer=""></script>';
  const data = '<script type="application/ld+json">{"a":"<\\u002fscript>"}</script>';
  const preload = '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>';
  const font = '<link rel="preload" href="/fonts/a.woff2" as="font"/>';
  const { html, expected } = finish(page(runtime + preload + font + own, odd + data + flight + runtime));
  expect(expected).toBe(true);
  expect(html).toBe(page(font + own, odd + data));
});

test('a script in the text of an article is text and stays text', () => {
  const quoted = '<pre>&lt;script&gt;alert(1)&lt;/script&gt;</pre><textarea><script>x</script></textarea>';
  expect(finish(page('', quoted)).html).toBe(page('', quoted));
});

test('the page’s own styles are named by their hash', () => {
  const { styles } = finish(page('<style>b { color: red }</style>', ''));
  expect(styles).toEqual([hashOf('b { color: red }')]);
});

test('a style sheet that Next links stands in the page, named by its hash', () => {
  const { html, styles } = finish(page(`<title>a</title>${linked()}${runtime}`, '<p>b</p>'));
  expect(html).toBe(page(`<title>a</title><style>${css}</style>`, '<p>b</p>'));
  expect(styles).toEqual([hashOf(css)]);
});

test('what platforms read of a page stands before its sheets', () => {
  const about =
    '<title>a</title><meta property="og:title" content="a"/><link rel="canonical" href="https://a.example/"/>';
  const icon = '<link rel="icon" href="/mark.svg"/>';
  const { html, expected } = finish(page(`${linked()}${runtime}${about}${linked()}${icon}`, '<p>b</p>'));
  expect(expected).toBe(true);
  expect(html).toBe(page(`${about}${icon}<style>${css}</style><style>${css}</style>`, '<p>b</p>'));
});

test('a sheet that a page links below its head stands where it is linked', () => {
  expect(finish(page('', `<p>a</p>${linked()}<p>b</p>`)).html).toBe(page('', `<p>a</p><style>${css}</style><p>b</p>`));
});

test.each([
  ['for some media', linked(' media="print"')],
  ['of somebody else', '<link rel="stylesheet" href="https://elsewhere.example/a.css"/>'],
])('a style sheet %s stays linked', (_what, link) => {
  const { html, styles } = finish(page(link, ''));
  expect(html).toBe(page(link, ''));
  expect(styles).toEqual([]);
});

test.each([
  ['names files from its own place', 'a { background: url(../media/a.png) }'],
  ['asks for another sheet', '@import "b.css";'],
  ['would end inside the page', 'a::after { content: "</style>" }'],
])('a style sheet that %s stays linked', (_what, text) => {
  const link = page(linked(), '');
  expect(finishPage(link, new Map([[sheet, styleSheet(text)]])).html).toBe(link);
});

test.each([
  ['a script of somebody else', page('', '<script src="https://elsewhere.example/a.js"></script>')],
  ['an inline script that we do not know', page('', '<script>alert(1)</script>')],
  ['parts that scripts would still put together', page('', '<template id="B:0"></template><p>waiting</p>')],
  ['a second body', page('', '<body>')],
  ['an end in the middle', page('', '').slice(0, -7)],
  ['no document at all', '<p>a part</p>'],
  ['a sheet, and a head without an end', page(linked(), '').replace('</head>', '')],
  ['a sheet and a second body', page(linked(), '<body>')],
  ['a script without an end', page('', '<script>self.__next_f.push(')],
  ['a script that begins another', page('', '<script>self.__next_f.push("<!-- <script>")</script>')],
  ['an end tag that is written otherwise', page('', `<b>a</b >${flight}`)],
])('a page with %s is left as it is', (_what, html) => {
  const stripped = finish(html);
  expect(stripped.expected).toBe(false);
  expect(stripped.html).toBe(html);
});

test('of a page left as it is, Next’s inline scripts are named by their hash, and no other ever is', () => {
  const nexts = [
    'self.__next_f.push([1,"<p>again</p>"])',
    '(self.__next_f=self.__next_f||[]).push([0])',
    'self.__next_r="a1"',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"],"runtimeModuleIds":[1]});',
    'requestAnimationFrame(function(){$RT=performance.now()});',
  ];
  const others = [
    'alert(1)',
    'self.__next_f.push([1,"a"]);alert(1)',
    'self.__next_f.push([1,alert(1)])',
    'self.__next_f;alert(1)',
    '(self.__next_f=self.__next_f||[]).push([0]);alert(1);([])',
    'self.__next_r=alert(1)',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push(alert(1));',
    'requestAnimationFrame(function(){$RT=performance.now()});alert(1)',
  ];
  const scripts = [...nexts, ...others].map((text) => `<script>${text}</script>`);
  const finished = finish(page('', scripts.join('')));
  expect(finished.expected).toBe(false);
  expect(finished.scripts).toEqual(nexts.map(hashOf));
});
