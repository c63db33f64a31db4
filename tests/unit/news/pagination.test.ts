import { expect, test } from 'vitest';
import { pageCount, pagerNumbers, parsePageNumber } from '#lib/news/pagination.ts';

test('page 1 of a list has no number: its address is the list itself', () => {
  expect(parsePageNumber('1')).toBeNull();
});

test.each(['0', '-1', '02', '2.0', '1e3', ' 2', '', 'two', '99999999'])('"%s" is no page number', (segment) => {
  expect(parsePageNumber(segment)).toBeNull();
});

test('the second page is page 2', () => {
  expect(parsePageNumber('2')).toBe(2);
});

test('an empty list still has one page', () => {
  expect(pageCount(0)).toBe(1);
  expect(pageCount(20)).toBe(1);
  expect(pageCount(21)).toBe(2);
});

test('a long list offers its ends and the neighbours of the page that is read', () => {
  expect(pagerNumbers(14, 28)).toEqual([1, null, 13, 14, 15, null, 28]);
});

test('a gap of a single page is filled rather than skipped', () => {
  expect(pagerNumbers(4, 6)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('a short list offers every page', () => {
  expect(pagerNumbers(1, 2)).toEqual([1, 2]);
});
