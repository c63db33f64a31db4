import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '#lib/markdown/limits.ts';
import { CompileMeter, longestAccepted } from '../../support/compile-meter.ts';
import { grammars, mixture } from '../../support/markdown-grammars.ts';

/**
 * Seconds of processor time. On a slow processor the longest plain prose says what a text may cost; tests/long/ holds all
 * grammars and many mixtures to a second.
 */
let most = 1;
const prose = 'The strait was closed on Monday. '.repeat(limits.words / 6);

const worst = [
  'a wide table',
  'directives that are never closed',
  'emphasis that never closes',
  'footnotes',
  'paragraphs in open formats',
  'formats that are never closed',
  'a stack of quotations',
  'quotations',
  'pictures in pictures',
  'one long address, referred to often',
  'underlined headings',
  'spaces in an address',
  'empty lines',
];

const meter = new CompileMeter();
beforeAll(async () => {
  // The first text also pays for the start.
  await meter.cost(prose);
  most = Math.max(most, 1.5 * (await meter.cost(prose)).seconds);
}, 120_000);
afterAll(() => meter.stop());

test.each(worst)('no text costs more than a second of processor time: %s', { timeout: 120_000 }, async (name) => {
  const grammar = grammars[name]!;
  for (const markdown of [grammar(limits.characters).slice(0, limits.characters), longestAccepted(grammar)]) {
    expect((await meter.cost(markdown)).seconds).toBeLessThan(most);
  }
});

test('nor does a mixture of all of them', { timeout: 120_000 }, async () => {
  for (const seed of [1, 2, 3]) {
    expect((await meter.cost(mixture(seed, 3000))).seconds).toBeLessThan(most);
    expect((await meter.cost(mixture(seed, limits.characters))).seconds).toBeLessThan(most);
  }
});
