import { expect, test } from 'vitest';
import { emptyElement, escapeXml, textElement } from '#lib/syndication/xml.ts';

test('what XML cannot hold is left out, the rest is escaped', () => {
  expect(escapeXml('a\u0000\u000b<b>&"\ud800x😀\r\n')).toBe('a&lt;b&gt;&amp;&quot;x😀&#13;\n');
});

test('an element has the attributes that are known', () => {
  expect(textElement('a', '<', { href: '"', rel: null })).toBe('<a href="&quot;">&lt;</a>\n');
  expect(emptyElement('a', { width: 4, title: 'a\nb' })).toBe('<a width="4" title="a&#10;b"/>\n');
});
