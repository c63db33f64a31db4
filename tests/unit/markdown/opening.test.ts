import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';
import { openings } from '../../fixtures/openings.ts';

const page = (markdown: string) => compileArticle(markdown, aNewsroom()).body.html;

test('the gap behind an initial that is a word by itself is kept', () => {
  expect(page('A man walked')).toContain('<p class="opening"><span class="gap">A man</span> walked');
  expect(page('*“A” man* walked')).toContain('<p class="opening"><em><span class="gap">“A” man</span></em> walked');
  expect(page('A\nman walked')).toContain('<span class="gap">A man</span> walked');
  expect(page('A **man** walked')).toContain('<span class="gap">A </span><strong>man</strong> walked');
  expect(page('L’homme entra')).toContain('<p class="opening">L’homme entra');
  expect(page('Amen, he said')).not.toContain('gap');
});

test.each(['*A* man', '**“A”** man', 'A', '“*A man*”'])(
  'a letter that is marked by itself gets no initial, which browsers would not read aloud: %s',
  (opening) => expect(page(opening)).not.toMatch(/class="(?:opening|gap)"/),
);

test.each(['و قال الوزير', '🚨 Breaking', '10 men', '$5 a head', 'क्षे त्रों में', 'ก ไก่'])(
  'what would break apart gets no initial: %s',
  (opening) => expect(page(opening)).not.toMatch(/class="(?:opening|gap)"/),
);

test('no opening loses or gains a letter', () => {
  for (const opening of openings) {
    const { html, text } = compileArticle(`${opening} into the chamber.`, aNewsroom()).body;
    expect(html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).toBe(text);
  }
});

test('a folded story has neither initial nor gap', () => {
  expect(compileArticle('A man walked', aNewsroom()).body.leadHtml).not.toMatch(/opening|gap/);
});
