import { describe, expect, test } from 'vitest';
import { parseFrontMatter, parseYamlFile, takeApart } from '#lib/content/front-matter.ts';
import type { ContentProblem } from '#lib/content/problem.ts';
import type { SourceText } from '#lib/content/read-folder.ts';

const aFile = (text: string) => ({ label: 'content/a.md', text }) as SourceText;

function problemsOf(yaml: string): { line: number; problem: string }[] {
  const problems: ContentProblem[] = [];
  const file = aFile(`---\nheadline: One\n${yaml}\n---\nText.\n`);
  const parsed = parseFrontMatter(file.label, takeApart(file, problems)!, problems);
  if (problems.length > 0) expect(parsed).toBeNull();
  return problems;
}

const laughs = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
for (const [before, name] of ['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh'].map((pair) => [...pair])) {
  laughs.push(`${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`);
}

describe('front matter that would take more than there is names its line', () => {
  test.each([
    ['aliases of aliases', laughs.join('\n'), 4, /alias/i],
    ['lists in lists', `topics: ${'['.repeat(100_000)}`, 3, /nested more than 50/],
    ['maps in maps', `dek: x\ntopics: ${'{a: '.repeat(50_000)}`, 4, /nested more than 50/],
    ['lists in lists, over several lines', `topics: [\n${'['.repeat(60)}`, 4, /nested more than 50/],
    ['list markers', `topics:\n  ${'- '.repeat(10_000)}a`, 4, /nested more than 50/],
    ['keys without end', `${'? '.repeat(10_000)}a`, 3, /nested more than 50/],
    [
      'deeper and deeper lines',
      Array.from({ length: 400 }, (_, n) => `${' '.repeat(n)}a:`).join('\n'),
      204,
      /nested more than 50/,
    ],
    ['a key that is written twice', 'dek: a\ndek: b', 4, /twice/],
    ['an alias of nothing', 'dek: *nothing', 3, /./],
  ])('%s', (_, yaml, line, problem) => {
    expect(problemsOf(yaml)[0]).toMatchObject({ line, problem: expect.stringMatching(problem) });
  });

  test('more characters than any file has', () => {
    const problems: ContentProblem[] = [];
    expect(parseYamlFile(aFile(`a: ${'x'.repeat(2_000_001)}`), problems)).toBeNull();
    expect(problems).toHaveLength(1);
  });
});

test('brackets and hyphens in texts are texts', () => {
  const quoted = `dek: "${'['.repeat(200)}"\ncaption: 'it’s ${'{'.repeat(200)}'\ntopics: a ${'- '.repeat(200)}b`;
  expect(problemsOf(quoted)).toEqual([]);
  expect(problemsOf(`dek: |\n  ${'['.repeat(200)}\n  ${'- '.repeat(200)}`)).toEqual([]);
});

test('a merge is a key like any other: nothing is merged', () => {
  const problems: ContentProblem[] = [];
  const parsed = parseYamlFile(aFile('base: &base { a: 1 }\nchild:\n  <<: *base'), problems);
  expect(parsed?.data).toEqual({ base: { a: 1 }, child: { '<<': { a: 1 } } });
});

test('no tag makes anything but data', () => {
  for (const tag of ['!!js/function', '!!python/object', '!!binary', '!ruby/object']) {
    const problems: ContentProblem[] = [];
    const parsed = parseYamlFile(aFile(`a: ${tag} "function () { throw 1 }"`), problems);
    expect(typeof (parsed?.data as { a?: unknown } | undefined)?.a).not.toBe('function');
  }
});
