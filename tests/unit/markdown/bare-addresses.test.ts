import { describe, expect, test } from 'vitest';
import { compileText } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const html = (markdown: string) => compileText(markdown, aNewsroom()).html;
const linksIn = (markdown: string) => [...html(markdown).matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
const wordsOf = (markdown: string) => html(markdown).replace(/<[^>]+>/g, '');

describe('a bare address ends where its sentence goes on', () => {
  test.each([
    ['请访问 https://example.com/docs。谢谢大家。', 'https://example.com/docs'],
    ['詳細は（https://example.com/baz）をご覧ください。', 'https://example.com/baz'],
    ['见 https://example.com/a，然后继续。', 'https://example.com/a'],
    ['「https://example.com/a」と', 'https://example.com/a'],
    ['見る https://example.com。次', 'https://example.com'],
    ['見る https://example.comを見る', 'https://example.com'],
    ['見る https://example.com/docsを見る', 'https://example.com/docs'],
    ['보라 https://example.com/docs에서', 'https://example.com/docs'],
    ['ดู https://example.com/docsครับ', 'https://example.com/docs'],
    ['（www.example.com）を', 'http://www.example.com'],
    ['见 www.example.com/a，然后', 'http://www.example.com/a'],
    ['[出典：https://example.com/a。続き', 'https://example.com/a'],
    ['راجع https://example.com/a، ثم https://example.com/b؟ نعم', 'https://example.com/a', 'https://example.com/b'],
    ['देखें https://example.com/a। फिर', 'https://example.com/a'],
    ['“https://example.com/a”, he said', 'https://example.com/a'],
    ['«https://example.com/a», dit-il', 'https://example.com/a'],
    ['„https://example.com/a“ sagte er', 'https://example.com/a'],
    ['at https://example.com/a.” Then', 'https://example.com/a'],
    ['at https://example.com/a—which', 'https://example.com/a'],
    ['at https://example.com/a… and', 'https://example.com/a'],
    ['写信 a@example.com。谢谢', 'mailto:a@example.com'],
    ['写信（a@example.com）谢谢', 'mailto:a@example.com'],
    [
      'See https://example.com/en. Then (https://example.com/par).',
      'https://example.com/en',
      'https://example.com/par',
    ],
  ])('%s', (markdown, ...addresses) => {
    expect(linksIn(markdown)).toEqual(addresses);
    expect(wordsOf(markdown)).toBe(markdown);
  });

  test('what follows is read as Markdown', () => {
    expect(html('见 https://example.com/a，**重要**。')).toContain('</a>，<strong>重要</strong>。');
  });
});

test.each([
  ['https://ja.wikipedia.org/wiki/日本', 'https://ja.wikipedia.org/wiki/日本'],
  ['https://日本.jp/案内', 'https://日本.jp/案内'],
  ['https://de.wikipedia.org/wiki/Zürich', 'https://de.wikipedia.org/wiki/Zürich'],
  ['https://en.wikipedia.org/wiki/A–B_(C)', 'https://en.wikipedia.org/wiki/A–B_(C)'],
  ['https://example.org/?a=1&b=(2)#c', 'https://example.org/?a=1&b=(2)#c'],
])('letters of every script are part of an address: %s', (markdown, address) => {
  expect(html(`At ${markdown} now`)).toContain(`>${address.replaceAll('&', '&amp;')}</a>`);
});

test.each([
  ['See <a href="https://example.org/landing">www.example.com</a>.', ['https://example.org/landing']],
  ['See <a href="https://example.org/x">*https://example.com*</a>.', ['https://example.org/x']],
  ['<a href="mailto:a@example.org?subject=Hello">a@example.org</a>', ['mailto:a@example.org?subject=Hello']],
  ['[www.example.com](https://example.org/x)', ['https://example.org/x']],
  ['[a https://example.com b](https://example.org/x)', ['https://example.org/x']],
  ['## [a@example.com][1]\n\n[1]: https://example.org/x', ['https://example.org/x']],
  ['## <a href="https://example.org/x">www.example.com</a>', ['https://example.org/x']],
  ['> - <a href="https://example.org/x">www.example.com</a>', ['https://example.org/x']],
  ['<code>https://example.com/</code> and <kbd>www.example.com</kbd>', []],
  ['<a href="https://example.org/x">x</a> www.example.com', ['https://example.org/x', 'http://www.example.com']],
  ['<a href="https://example.org/x">open\n\nwww.example.com', ['https://example.org/x', 'http://www.example.com']],
])('no link is made in a link: %s', (markdown, addresses) => {
  expect([...new Set(linksIn(markdown))]).toEqual(addresses);
});
