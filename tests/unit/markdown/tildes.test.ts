import { expect, test } from 'vitest';
import { compileText } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const inline = (markdown: string) => compileText(markdown, aNewsroom()).html;

test.each([
  'Turnout was put at ~12m of the ~51m people who may vote, and costs rose by ~3% to ~4%.',
  '杠杆为5~7倍，最高100~200倍。',
  'H~2~O and CO~2~',
  '~/notes and ~/drafts',
  'from 5~ to ~7',
])('single tildes are text: %s', (prose) => {
  expect(inline(prose)).toBe(`<p>${prose}</p>`);
});

test.each([
  ['Withdrawn figures are ~~like this~~.', '<del>like this</del>'],
  ['~~5~7~~ of 8', '<del>5~7</del> of 8'],
  ['about ~12, not ~~13~~', '~12, not <del>13</del>'],
])('doubled ones strike through: %s', (markdown, html) => {
  expect(inline(markdown)).toContain(html);
});
