import { expect, test } from 'vitest';
import { nearest } from '#lib/news/nearest.ts';

const known = ['ai', 'eu', 'europe', 'asia-pacific', 'oceans'];

test.each([
  ['europ', 'europe'],
  ['Ocaens', 'oceans'],
  ['asia-pazific', 'asia-pacific'],
  ['aii', 'ai'],
  ['ia', 'ai'],
])('%s means %s', (written, meant) => expect(nearest(written, known)).toBe(meant));

test.each(['', '%', '%_', 'nix', 'weather', 'a'])('"%s" means none of them', (written) =>
  expect(nearest(written, known)).toBeNull(),
);
