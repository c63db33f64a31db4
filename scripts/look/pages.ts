import type { Page } from '@playwright/test';
import { pageTypes } from '#tests/support/reading.ts';

export const liveSlug = 'talks-on-the-strait';
export const withdrawnSlug = 'where-monday-begins';

/** A page as it is photographed. */
export interface Look {
  path: string;
  /** What is done to it first. */
  first?: (page: Page) => Promise<unknown>;
}

const article = pageTypes.article;
const rightToLeft = (page: Page) => page.evaluate(() => void (document.documentElement.dir = 'rtl'));
const unfold = (page: Page) =>
  page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));

/** Every page a reader sees, by name: one of each type, and what may happen to it. */
export const looks: Record<string, Look> = {
  ...Object.fromEntries(Object.entries(pageTypes).map(([name, path]) => [name, { path }])),
  'article unfolded': { path: article, first: unfold },
  'article with quotes and notes': { path: '/article/the-month-the-world-agreed-where-zero-was' },
  'article with a table': { path: '/article/sixty-days-and-a-clock' },
  'article with a film': { path: '/article/watch-the-oceans-turn' },
  'article with a drawing': { path: '/article/lombok-the-long-way-round' },
  'live coverage': { path: `/article/${liveSlug}` },
  'older updates': { path: `/article/${liveSlug}/updates/1` },
  withdrawn: { path: `/article/${withdrawnSlug}` },
  'front drawer': { path: '/', first: (page) => page.locator('button[popovertarget=drawer]').first().click() },
  'article link to copy': {
    path: article,
    first: (page) => page.evaluate(() => document.getElementById('permalink')?.showPopover()),
  },
  'article printed': { path: article, first: (page) => page.emulateMedia({ media: 'print' }) },
  'live coverage printed': { path: `/article/${liveSlug}`, first: (page) => page.emulateMedia({ media: 'print' }) },
  'article from right to left': { path: article, first: rightToLeft },
  'front from right to left': { path: '/', first: rightToLeft },
  'front in forced colours': { path: '/', first: (page) => page.emulateMedia({ forcedColors: 'active' }) },
  'card in another page': { path: '/embed/article/the-price-of-distance' },
};
