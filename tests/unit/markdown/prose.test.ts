import { expect, test } from 'vitest';
import { compileArticle, compileText } from '#lib/markdown/compile.ts';
import { readerMode } from '#tests/support/reader-mode.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const page = (markdown: string) => compileArticle(markdown, aNewsroom()).body.html;
const inline = (markdown: string) => compileText(markdown, aNewsroom()).html;
const problems = (markdown: string) => compileArticle(markdown, aNewsroom()).problems;

test('straight quotation marks, dashes and dots become typographic', () => {
  expect(inline(`She said "it's the '90s" -- twice --- and left...`)).toBe(
    '<p>She said “it’s the ’90s” – twice — and left…</p>',
  );
});

test('code is left as it is typed', () => {
  expect(inline('`"a" -- b...`')).toContain('<code>"a" -- b...</code>');
  expect(inline('```\n"a" -- b...\n```')).toContain('"a" -- b...');
});

test('times, ratios and smileys are prose, not directives', () => {
  for (const prose of [
    'at 10:30',
    'by 3:1',
    ':smile',
    ':smile:',
    'a::b',
    'std::vector',
    ':abbr[MFN]{title=x}',
    'Note:this',
  ]) {
    expect(inline(prose)).toBe(`<p>${prose}</p>`);
    expect(inline(`It was ${prose} then`)).toBe(`<p>It was ${prose} then</p>`);
    // No directive, but readers would see the name of an emoji.
    expect(problems(prose).map(({ instead }) => instead.includes('emoji'))).toEqual(prose === ':smile:' ? [true] : []);
  }
});

test('entities are characters', () => {
  expect(inline('a&mdash;b &eacute; &#8364; &copy;')).toBe('<p>a—b é € ©</p>');
});

test('strikethrough, task lists and bare addresses are understood', () => {
  const html = inline('~~gone~~ www.example.org\n\n- [x] filed\n- [ ] edited');
  expect(html).toContain('<del>gone</del>');
  expect(html).toContain('href="http://www.example.org"');
  expect(html).toContain('checked type="checkbox" disabled aria-label="Done"');
  expect(html).toContain('type="checkbox" disabled aria-label="To do"');
});

test('headings begin at h2 and none is skipped', () => {
  const levels = (markdown: string) => [...page(markdown).matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  expect(levels('# A\n\n## B\n\n# C')).toEqual([2, 3, 2]);
  expect(levels('## A\n\n#### B\n\n#### C\n\n### D\n\n## E')).toEqual([2, 3, 3, 3, 2]);
  expect(levels('#### A\n\n## B')).toEqual([2, 2]);
  expect(levels('# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F')).toEqual([2, 3, 4, 5, 6, 6]);
});

test('a box does not break the order of headings round it', () => {
  const html = page('## A\n\n### B\n\n:::aside{title="Box"}\n## C\n:::\n\n#### D');
  expect([...html.matchAll(/<h(\d)/g)].map(([, level]) => level).join('')).toBe('23' + '23' + '4');
});

test('headings can be linked to by their words', () => {
  expect(page('## Whose water it is')).toContain('<h2><span id="whose-water-it-is"></span>Whose');
  expect(page('## Twice\n\n## Twice')).toContain('id="twice-1"');
});

test('a reader mode keeps a heading that is made of the words of furniture', () => {
  const headings = ['What we share', 'Related resources', 'Comments', 'Contact us', 'The extractive industries'];
  const paragraph = 'A ship waits at the mouth of the strait, and nobody knows for how long. '.repeat(4);
  const html = page(headings.map((heading) => `## ${heading}\n\n${paragraph}`).join('\n\n'));
  const { text } = readerMode(`<html><body><article>${html}</article></body></html>`);
  expect(headings.filter((heading) => !text.includes(heading))).toEqual([]);
});

test('a heading cannot take the place of a part of the page', () => {
  const html = page('## Main\n\n## Notes\n\n## Related 1\n\n## Note 1\n\nSee [it](#main).[^a]\n\n[^a]: A note.');
  expect(html).toContain('<h2><span id="c-main">');
  expect(html).toContain('<a href="#c-main">');
  expect(html).toContain('<h2><span id="c-notes">');
  expect(html).toContain('<h2><span id="c-note-1">');
  expect(html.match(/id="notes"/g)).toHaveLength(1);
});

test('the first paragraph opens the article and the last ends it', () => {
  const html = page('One.\n\nTwo.\n\nThree.[^1]\n\n[^1]: Note.');
  expect(html).toContain('<p class="opening">One.</p>');
  expect(html).toContain('<p>Two.</p>');
  expect(html).toMatch(/<\/sup><span class="endmark" aria-hidden="true"><\/span><\/p>\s*<section class="notes"/);
});

test('an article that ends with a list ends in the list', () => {
  expect(page('One.\n\n- a\n- b')).toContain('<li>b<span class="endmark" aria-hidden="true"></span></li>');
});

test('a biography has neither opening nor end mark', () => {
  const { html, text } = compileText('She writes about *ports*.', aNewsroom());
  expect(html).toBe('<p>She writes about <em>ports</em>.</p>');
  expect(text).toBe('She writes about ports.');
});

test('live updates on one page do not share ids', () => {
  const { html } = compileText('## Now\n\nSee [now](#now).[^1]\n\n[^1]: Note.', aNewsroom(), 'update-7--');
  expect(html).toContain('id="update-7--now"');
  expect(html).toContain('href="#update-7--now"');
  expect(html).toContain('href="#update-7--note-1"');
  expect(html).toContain('aria-labelledby="update-7--notes"');
});

test('the plain text has the words and none of the marks', () => {
  const { text, wordCount } = compileArticle(
    '## Head\n\nOne *two*.[^1]\n\n| A | B |\n|---|---|\n| c | d |\n\n[^1]: Three.',
    aNewsroom(),
  ).body;
  expect(text).toBe('Head\nOne two.\nA B\nc d\nThree.');
  expect(wordCount).toBe(8);
});

test('words are counted in scripts that do not space them', () => {
  const { wordCount } = compileArticle('日本とロシアの関係は冷え込んだ。', aNewsroom()).body;
  expect(wordCount).toBeGreaterThan(5);
  expect(compileArticle('It’s 2.8 kilometres, co-operation included.', aNewsroom()).body.wordCount).toBe(5);
});

test('an empty article is empty', () => {
  expect(compileArticle('', aNewsroom())).toEqual({
    body: { html: '', leadHtml: '', restHtml: '', foldedWhole: true, wordCount: 0, text: '' },
    problems: [],
  });
});

test('problems come in the order of the lines, counted from 1', () => {
  expect(problems('::nothing\n\n[x](/article/nowhere)\n\n![x](/media/nothing.jpg)').map(({ line }) => line)).toEqual([
    1, 3, 5,
  ]);
});
