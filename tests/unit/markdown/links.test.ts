import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const page = (markdown: string) => compileArticle(markdown, aNewsroom()).body.html;
const problems = (markdown: string) => compileArticle(markdown, aNewsroom()).problems;

test('links to other sites say so, and open no window', () => {
  expect(page('[x](https://example.org "Title")')).toContain(
    '<a href="https://example.org" title="Title" rel="noopener external">x</a>',
  );
  expect(page('<a href="https://example.org" target="_blank" rel="dofollow">x</a>')).toContain(
    '<a href="https://example.org" rel="noopener external">x</a>',
  );
  expect(page('[x](/section/oceans) [y](mailto:desk@meridian.example) [z](tel:+4412345)')).not.toContain('rel=');
});

test('a link to an article that exists stays, one to nothing is an error', () => {
  expect(page('[x](/article/round-the-cape?a=b#c)')).toContain('href="/article/round-the-cape?a=b#c"');
  expect(problems('[x](/article/round-the-cape)')).toEqual([]);
  for (const href of ['/article/nowhere', '/article/nowhere/#part', 'nowhere', './nowhere.md', 'report.pdf']) {
    expect(problems(`Text.\n\n[x](${href})`)).toMatchObject([{ line: 3, severity: 'error' }]);
  }
});

test('a link to the file of another article leads to its page', () => {
  for (const href of ['round-the-cape.md', './round-the-cape', '../2025/round-the-cape.md']) {
    expect(page(`[x](${href}#part)`)).toContain('href="/article/round-the-cape#part"');
  }
});

test('a link to an old address leads to the new one and keeps its fragment', () => {
  for (const href of ['/2019/05/cape-route/', '/2019/05/cape-route']) {
    expect(page(`[x](${href}#suez)`)).toContain('href="/article/round-the-cape#suez"');
    expect(page(`<a href="${href}">x</a>`)).toContain('href="/article/round-the-cape"');
  }
});

test('an article that was renamed is still found', () => {
  const context = aNewsroom({ oldUrl: (path) => (path === '/article/the-long-way' ? 'round-the-cape' : null) });
  const { body, problems } = compileArticle('[x](/article/the-long-way)', context);
  expect(body.html).toContain('href="/article/round-the-cape"');
  expect(problems).toEqual([]);
});

test('a link to nothing in the text is a warning', () => {
  expect(problems('[x](#nothing)')).toMatchObject([{ severity: 'warning' }]);
  expect(problems('[x](#there)\n\n## There')).toEqual([]);
});

test('a link to a picture leads to the largest copy of it', () => {
  expect(page('[x](/media/photograph.jpg)')).toContain('href="/media/photograph.3fa9c21b/full-1600.jpeg"');
});
