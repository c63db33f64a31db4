import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { compileText } from '#lib/markdown/compile.ts';
import { aNewsroom } from '../../fixtures/markdown/context.ts';

const words = (markdown: string, language = 'en') =>
  compileText(markdown, aNewsroom({ language: () => language }))
    .html.replace(/<[^>]+>/g, '')
    .replaceAll('&nbsp;', '\u00a0');

const quotation = `He said "one 'two' three" then`;

test.each([
  ['en', 'He said “one ‘two’ three” then'],
  ['en-GB', 'He said “one ‘two’ three” then'],
  ['de', 'He said „one ‚two‘ three“ then'],
  ['de-AT', 'He said „one ‚two‘ three“ then'],
  ['de-CH', 'He said «one ‹two› three» then'],
  ['fr', 'He said «\u00a0one “two” three\u00a0» then'],
  ['fr-CH', 'He said «one ‹two› three» then'],
  ['es', 'He said «one “two” three» then'],
  ['it', 'He said «one “two” three» then'],
  ['pt', 'He said “one ‘two’ three” then'],
  ['pt-PT', 'He said «one “two” three» then'],
  ['ar', 'He said «one “two” three» then'],
  ['fa', 'He said «one ‹two› three» then'],
  ['he', 'He said ”one ’two’ three” then'],
  ['hi', 'He said “one ‘two’ three” then'],
  ['ja', 'He said 「one 『two』 three」 then'],
  ['ko', 'He said “one ‘two’ three” then'],
  ['pl', 'He said „one «two» three” then'],
  ['ru', 'He said «one „two“ three» then'],
  ['sv', 'He said ”one ’two’ three” then'],
  ['th', 'He said “one ‘two’ three” then'],
  ['tr', 'He said “one ‘two’ three” then'],
  ['uk', 'He said «one „two“ three» then'],
  ['zh', 'He said “one ‘two’ three” then'],
  ['zh-Hant-TW', 'He said 「one 『two』 three」 then'],
  ['cs', 'He said „one ‚two‘ three“ then'],
])('quotation marks are those of the language: %s', (language, expected) => {
  expect(words(quotation, language)).toBe(expected);
});

test.each([
  ['de', 'Wie geht\'s, sagte "er".', 'Wie geht’s, sagte „er“.'],
  ['fr', 'L\'homme dit: "c\'est fini".', 'L’homme dit: «\u00a0c’est fini\u00a0».'],
  ['uk', 'Він сказав "п\'ять".', 'Він сказав «п’ять».'],
  ['zh', '他说"你好"，然后走了。"再见"！', '他说“你好”，然后走了。“再见”！'],
  ['ja', '彼は"はい"と言った。', '彼は「はい」と言った。'],
  ['th', 'เขาพูดว่า "สวัสดี" แล้ว', 'เขาพูดว่า “สวัสดี” แล้ว'],
  ['ar', 'قال "نعم" ثم', 'قال «نعم» ثم'],
  ['he', 'צה"ל אמר "שלום"', 'צה״ל אמר ”שלום”'],
  ['tr', 'Ankara\'da "evet"', 'Ankara’da “evet”'],
  ['en', "the '90s, 'tis, rock 'n' roll, the dogs' bowls", 'the ’90s, ’tis, rock ’n’ roll, the dogs’ bowls'],
  ['en', '"\'Quoted\' words" and ("so")', '“‘Quoted’ words” and (“so”)'],
  ['en', '*"One"* and "*two*" and "**three**"', '“One” and “two” and “three”'],
  ['en', '"One."[^1]\n\n[^1]: "Two."', '“One.”1'],
  ['en', '- "one"\n- "two"', '“one”'],
])('apostrophes and quotations within words and lines (%s): %s', (language, markdown, expected) => {
  expect(words(markdown, language)).toContain(expected);
});

test('dashes and dots', () => {
  expect(words('a -- b---c, 1990--99 ... and. . . so')).toBe('a – b—c, 1990–99 … and… so');
  expect(words('-–- and ----- and --> and <-- and —- and npm --help')).toBe(
    '-–- and ----- and --> and &lt;-- and —- and npm --help',
  );
});

test.each([
  '`"a" -- b...`',
  '<kbd>"a" -- b</kbd>',
  'https://example.org/a--b/it\'s?q="x"&r=1',
  '<https://example.org/a--b>',
  "$$f'(x) -- 1$$",
  "$f'_1 = g''$",
])('code, addresses and formulas stay as they are: %s', (markdown) => {
  const html = compileText(`Text ${markdown} text.`, aNewsroom()).html;
  expect(html).not.toMatch(/[“”‘’–—…]/);
});

test('a passage with a language of its own has its marks', () => {
  expect(words('She said "yes".\n\n<p lang="de">"Ja".</p>')).toContain('„Ja“');
});

describe('whatever is compiled, nothing is printed but by us', () => {
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
  beforeEach(() => methods.forEach((method) => vi.spyOn(console, method).mockImplementation(() => {})));
  afterEach(() => vi.restoreAllMocks());

  test.each(['-–-', 'a –- b ---- c –--', '. . . .', "''''", '"\'"\'', '....', '``x``', '-- --- ----'])('%s', (text) => {
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    compileText(`A ${text} b`, aNewsroom());
    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
    for (const method of methods) expect(console[method]).not.toHaveBeenCalled();
  });
});
