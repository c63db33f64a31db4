import { describe, expect, test } from 'vitest';
import { crawled } from '#tests/support/crawling.ts';
import { ask, textAt } from '#tests/support/meridian-pages.ts';

const linksIn = async (path: string) => {
  const html = await textAt(path);
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return [...main.matchAll(/href="(\/(?:archive|article)[^"]*)"/g)].map(([, href]) => href!);
};
const storiesIn = async (path: string) =>
  crawled(await textAt(path))
    .texts('main li > span')
    .map((text) => Number(/^(\d+) stor(?:y|ies)$/.exec(text)?.[1]));
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

describe('the archive', () => {
  test('leads from its years to the stories of each day, and counts the same at each step', async () => {
    expect(await linksIn('/archive')).toEqual(['/archive/2026']);
    const months = (await linksIn('/archive/2026')).filter((href) => href !== '/archive');
    expect(months).toEqual(['/archive/2026/09', '/archive/2026/10', '/archive/2026/11']);
    const perMonth = await storiesIn('/archive/2026');
    expect(sum(perMonth)).toBe(sum(await storiesIn('/archive')));
    for (const [i, month] of months.entries()) {
      const perDay = await storiesIn(month);
      expect(sum(perDay), month).toBe(perMonth[i]);
      const days = (await linksIn(month)).filter((href) => href.startsWith(`${month}/`));
      expect(days).toHaveLength(perDay.length);
      for (const [j, day] of days.entries()) {
        const stories = new Set((await linksIn(day)).filter((href) => href.startsWith('/article/')));
        expect(stories.size, day).toBe(perDay[j]);
      }
    }
  });

  test('has no page where nothing was published, nor at what is no date, and leads from none to another address', async () => {
    for (const path of [
      ...['/archive/2025', '/archive/2026/08', '/archive/2026/11/01', '/archive/2026/11/21/page/2'],
      ...['/archive/2026/13', '/archive/2026/02/30', '/archive/2026-11', '/archive/26', '/archive/x'],
      ...['/archive/2026/11/21/page', '/archive/2026/11/21/page/1', '/archive/2026/11/21/22', '/archive/constructor'],
    ]) {
      expect((await ask(path)).status, path).toBe(404);
    }
    expect((await ask('/archive/2026/')).headers.get('location')).toBe('/archive/2026');
  });

  test('is kept with the tags of its dates, and shows where a page stands', async () => {
    const { headers } = await ask('/archive/2026/11/21');
    expect(headers.get('cache-tag')?.split(',')).toContain('date:2026-11-21');
    expect(headers.get('cache-tag')?.split(',')).not.toContain('archive');
    const page = crawled(await textAt('/archive/2026/11/21'));
    expect(page.texts('h1')).toEqual(['21 November 2026']);
    expect(page.node('BreadcrumbList')?.itemListElement).toMatchObject([
      { name: 'The Meridian' },
      { name: 'Archive' },
      { name: '2026' },
      { name: 'November 2026' },
      { name: '21 November 2026' },
    ]);
  });

  test('is found from the newest stories and by the sitemap, year by year', async () => {
    expect(await linksIn('/latest')).toContain('/archive');
    const sitemap = await textAt('/sitemaps/pages.xml');
    for (const path of ['/archive', '/archive/2026']) expect(sitemap).toContain(`${path}</loc>`);
    expect(sitemap).not.toContain('/archive/2026/11');
  });
});
