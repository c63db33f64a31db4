import { expect, test } from 'vitest';
import { compileArticle } from '#lib/markdown/compile.ts';
import { directionUnlike, mainDirection } from '#lib/news/text-direction.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const html = (markdown: string) => compileArticle(markdown, aNewsroom()).body.html;
const arabic = 'قالت الحكومة في بيان نشرته وكالة Reuters اليوم إن القرار «نهائي».';

test('a text that runs one way has no directions in it', () => {
  expect(html('One.\n\n> Two.\n\n- three')).not.toContain('dir=');
  expect(html(`${arabic}\n\nثم أضافت: لا تعليق!`)).not.toContain('dir=');
});

test('a quotation, a list and a heading that run the other way say so', () => {
  expect(html(`${'Words of English, many of them. '.repeat(9)}\n\n> ${arabic}`)).toContain('<blockquote dir="auto">');
  expect(html(`${'Words of English, many of them. '.repeat(9)}\n\n- ${arabic}`)).toContain('<ul dir="auto">');
  expect(html(`${'Words of English, many of them. '.repeat(9)}\n\n## عاجل!`)).toContain('<h2 dir="auto">');
});

test('a name in another script does not turn a paragraph round', () => {
  expect(html('الجزيرة reported on Monday that the bridge is open again.\n\nMore of it.')).not.toContain('dir=');
  expect(html(`${'Words of English, many of them. '.repeat(9)}\n\nReuters: ${arabic}`)).toContain('<p dir="rtl">');
});

test('a text says how it runs where the page runs otherwise', () => {
  expect(directionUnlike(arabic, 'en')).toBe('rtl');
  expect(directionUnlike(arabic, 'fa')).toBeUndefined();
  expect(directionUnlike('All of it is English.', 'ar')).toBe('ltr');
  expect(directionUnlike('', 'ar')).toBeUndefined();
  expect(mainDirection('Reuters تنشر التقرير كاملا اليوم')).toBe('rtl');
});
