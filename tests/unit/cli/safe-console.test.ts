import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { formatProblems } from '#lib/content/problem.ts';
import { printable } from '#lib/news/printable.ts';

test('what a terminal would obey is spelt out; letters of any script, tabs and line ends stay', () => {
  expect(printable('\u001b[2J\u009b31m\u202etxt\u007f')).toBe('\\u001b[2J\\u009b31m\\u202etxt\\u007f');
  expect(printable('Ein Tag\tin Zürich\n日本語 👩‍👩‍👧 עברית\u200f')).toBe('Ein Tag\tin Zürich\n日本語 👩‍👩‍👧 עברית\u200f');
});

test('JSON means the same afterwards', () => {
  const value = { headline: 'a\u001b[31m \u009b \u202e \\u001b b' };
  expect(JSON.parse(printable(JSON.stringify(value)))).toEqual(value);
});

test('whatever the command line prints is safe: text, values and errors', () => {
  const program = `
    const { makeConsoleSafe } = await import('#cli/safe-console.ts');
    makeConsoleSafe();
    console.log('A headline \\x1b[31mred', { of: '\\x9b2J' }, 100, '%s');
    console.error(new Error('of \\x1b]0;title\\x07').message);
  `;
  const { stdout, stderr } = spawnSync('node', ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect(stdout).toContain('A headline \\u001b[31mred');
  expect(stdout + stderr).not.toMatch(/[\u001b\u009b\u0007]/);
});

test('a problem is one line, whatever is in the name of the file', () => {
  const file = 'content/a\nfake.md:1  all is well\u001b[8m';
  const line = formatProblems([{ file, line: 1, problem: 'a', instead: 'b', severity: 'error' }]);
  expect(line).toBe('content/a fake.md:1  all is well\\u001b[8m:1  a  b');
});
