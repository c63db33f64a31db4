import { expect, test } from 'vitest';
import { feedHtml } from '#lib/syndication/feed-html.ts';

const sent = (html: string) => feedHtml(html, 'https://paper.example/article/a');

test('text between two tags that stand in titles is sent', () => {
  const html = '<p><a href="/a" title="<script>">One</a>, two and <a href="/b" title="</script>">three</a></p>';
  expect(sent(html)).toBe(
    '<p><a href="https://paper.example/a" title="<script>">One</a>, two and <a href="https://paper.example/b" title="</script>">three</a></p>',
  );
});

test.each(['<style>', '<iframe src=x>', '<template>', '<span></span>', '<b id=x>', ' onclick=x', ' href="/x'])(
  '%s in a title is a title',
  (written) => {
    const title = written.replaceAll('"', '&#x22;');
    expect(sent(`<p><abbr title="${title}">MFN</abbr> and more.</p>`)).toBe(
      `<p><abbr title="${title}">MFN</abbr> and more.</p>`,
    );
    expect(sent(`<p><img src="/media/a.jpg" alt="${title}"> and more.</p>`)).toContain(`alt="${title}"> and more.</p>`);
  },
);

test.each([
  ['<p>a</p><script>if (a < b) "</p>"</script><p>b</p>', '<p>a</p><p>b</p>'],
  ['<p>a<iframe src="/x"></iframe>b</p>', '<p>ab</p>'],
  ['<p>a<embed src="/x">b</p>', '<p>ab</p>'],
  ['<p>a<object><p>x</p><object>y</object></object>b</p>', '<p>ab</p>'],
  ['<p>a</p><STYLE>p { color: red }</STYLE>', '<p>a</p>'],
  ['<p>a</p><script>never closed', '<p>a</p>'],
])('what must not be in a feed is left out with all it holds: %s', (html, expected) => {
  expect(sent(html)).toBe(expected);
});

test('anchors of headings go, other spans stay', () => {
  expect(sent('<h2><span id="a"></span>A</h2><p><span lang="fr">b</span></p>')).toBe(
    '<h2>A</h2><p><span lang="fr">b</span></p>',
  );
});

test('text that looks like a tag stays text', () => {
  expect(sent('<p>1 &#x3C; 2, a &#x3C;script> and b &#x3C;/script></p>')).toBe(
    '<p>1 &#x3C; 2, a &#x3C;script> and b &#x3C;/script></p>',
  );
});
