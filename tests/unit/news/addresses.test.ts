import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pages, type PageName } from '#lib/news/addresses.ts';
import { everyKind, isReserved, pageAt, routedAt, tagAt } from '#lib/news/pages-at.ts';
import { addressesOf } from '#lib/news/touched-addresses.ts';

const names = Object.keys(pages) as PageName[];

/** Routes that Next has, as the registry writes addresses; programs and the desk have theirs elsewhere. */
const routes = globSync('app/**/{page.tsx,route.ts}')
  .map((file) => file.replace(/^app/, '').replace(/\/(?:page\.tsx|route\.ts)$/, '') || '/')
  .map((route) => route.replaceAll(/\/\([^)]+\)/g, '') || '/')
  .filter((route) => !/^\/(?:api\/(?!live)|preview|media|\.well-known|ads\.txt|app-ads\.txt)/.test(route));

describe('the registry of addresses', () => {
  test('has every page of the site, and each list with its further pages', () => {
    const declared = new Set(everyKind.flatMap(({ path, list }) => [path, ...(list ? [`${path}/page/[page]`] : [])]));
    // One route answers for many addresses, and the Markdown of an article is at another than readers know.
    const without = new Set(['/[...path]', '/sitemaps/[...of]']);
    const answered = new Set(['/[slug]', '/article/[slug].md']);
    expect(routes.filter((route) => !declared.has(route) && !without.has(route))).toEqual([]);
    const missing = [...declared].filter((path) => !routes.includes(path) && !answered.has(path));
    expect(missing.filter((path) => !path.startsWith('/sitemaps/'))).toEqual([]);
  });

  test('tells every page by its address, and no page by another’s', () => {
    for (const name of names) {
      const address = pages[name].path.replaceAll(/\[[^\]]+\]/g, 'some');
      expect(pageAt(address)?.page, address).toBe(pages[name]);
      expect(routedAt(address), address).toBe(pages[name]);
    }
    for (const nothing of ['/section', '/section/a/b', '/article/a/page/2', '/latest/page/0', '/a/b', '/about.html']) {
      expect(pageAt(nothing), nothing).toBeNull();
    }
  });

  test('knows a list’s further pages, and a page whatever its query', () => {
    expect(pageAt('/section/europe/page/2')).toMatchObject({ isFurther: true, params: { slug: 'europe' } });
    expect(pageAt('/search?q=/latest')?.page).toBe(pages.search);
  });

  test('asks Next for what is not there as for what begins like it', () => {
    for (const [path, page] of [
      ['/search/more', pages.search],
      ['/section/a/b/c', pages.section],
      ['/a/b', pages.page],
      ['/markdown/a/b', pages.markdownSource],
    ] as const) {
      expect(routedAt(path), path).toBe(page);
    }
  });

  test('keeps its first segments from standing pages and old addresses', () => {
    const segments = [
      'section',
      'sitemap.xml',
      'desk',
      '_next',
      'markdown',
      'breaking-banner',
      'healthz',
      '.well-known',
    ];
    for (const segment of segments) expect(isReserved(segment), segment).toBe(true);
    for (const segment of ['', 'about', 'sections', '[slug]', 'constructor'])
      expect(isReserved(segment), segment).toBe(false);
  });

  test('names the tag of what a page is about', () => {
    expect(tagAt('/topic/chokepoints/page/3')).toBe('topic:chokepoints');
    expect(tagAt('/about')).toBe('page:about');
    expect(tagAt('/latest')).toBeNull();
  });

  test('names each page among those that a change of its tags prints again', () => {
    for (const { path, tags, internal } of everyKind) {
      for (const tag of tags) {
        const some = (pattern: string) => pattern.replaceAll(/\[[^\]]+\]|\*/g, 'some');
        const named = addressesOf(some(tag));
        const isNamed = named.some(
          (each) => each === some(path) || (each.endsWith('*') && some(path).startsWith(each.slice(0, -1))),
        );
        expect(isNamed || internal, `${tag}: ${path}`).toBe(true);
      }
    }
  });
});
