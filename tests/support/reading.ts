import { expect, type Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import type { ListName } from '#lib/news/addresses.ts';

/** One address of each type of page; the Meridian has no series. */
export const pageTypes = {
  front: '/',
  article: '/article/the-price-of-distance',
  section: '/section/asia-pacific',
  topic: '/topic/chokepoints',
  author: '/author/noor-castellan',
  kind: '/kind/explainer',
  latest: '/latest',
  'second page of a list': '/latest/page/2',
  archive: '/archive',
  archiveYear: '/archive/2026',
  archiveMonth: '/archive/2026/11',
  archiveDay: '/archive/2026/11/21',
  'standing page': '/about',
  search: '/search',
  'search results': '/search?q=strait',
  'search without results': '/search?q=zyzzyva',
  feeds: '/feeds',
  newsletter: '/newsletter',
  'not found': '/nothing-here',
} as const satisfies Record<Exclude<ListName, 'series'>, string> & Record<string, string>;

/** Pages that are no use to find: search engines are told to leave them out. */
export const unindexed: readonly string[] = [
  'search',
  'search results',
  'search without results',
  'not found',
] satisfies (keyof typeof pageTypes)[];

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 900 };

/** What can be wrong in the dark alone: the document and its layout are the same. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong, as lines that name rule and place; WCAG 2.2 AA and the practices that readers notice.
 *
 * @param rules left out: all of them
 */
export async function accessibilityProblems(page: Page, rules?: string[]): Promise<string[]> {
  // All in the page itself: axe else opens another one to put together what it found in frames, of which there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], preload: false });
  if (rules) axe.withRules(rules);
  else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

/**
 * Everybody can read the page as it stands, and find their way by its headings.
 *
 * @param scheme of the dark one only the colours are looked at: document and layout are the same
 */
export async function expectReadableByAll(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await expectNoSidewaysScroll(page);
  if (scheme === 'light') await expectRoomForLargeText(page);
  await expectUnbrokenHeadings(page);
  // Without motion: colours that are on their way from one scheme to the other are neither.
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  const rules = scheme === 'dark' ? rulesOfColour : undefined;
  expect(await accessibilityProblems(page, rules), `${page.url()}, ${scheme}`).toEqual([]);
}

/** Scrolls to the end, and waits until every picture that is shown on the way has come. */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const image of document.images) {
      if (!image.checkVisibility()) continue;
      image.scrollIntoView({ behavior: 'instant' });
      if (!image.complete)
        await new Promise((done) => ['load', 'error'].forEach((end) => image.addEventListener(end, done)));
    }
    window.scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
  });
}

/** Readers never scroll sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${page.url()} is ${overflow} px too wide`).toBeLessThanOrEqual(0);
}

/** A browser's usual letters, and those of a reader who set them twice as large, in pixels. */
const letters = { usual: { standard: 16, fixed: 13 }, large: { standard: 32, fixed: 26 } };

/**
 * Who has set letters twice as large in the browser reads everything on a phone without scrolling sideways (WCAG 1.4.4,
 * 1.4.10), and nothing is cut off at the edge of its box.
 */
export async function expectRoomForLargeText(page: Page): Promise<void> {
  const viewport = page.viewportSize()!;
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setFontSizes', { fontSizes: letters.large });
  for (const width of [phone.width, 320]) {
    await page.setViewportSize({ width, height: phone.height });
    await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
    await expectNoSidewaysScroll(page);
    expect(await page.evaluate(cutOff), `${page.url()}, ${width} px`).toEqual([]);
  }
  await browser.send('Page.setFontSizes', { fontSizes: letters.usual });
  await browser.detach();
  await page.setViewportSize(viewport);
}

/** Runs in the page: texts of which a part is out of sight, and nobody can scroll to it. */
function cutOff(): string[] {
  const hides = (element: Element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
  return [...document.body.querySelectorAll('*')]
    .filter((element) => element.clientWidth > 4 && element.scrollWidth > element.clientWidth + 1 && hides(element))
    .map((element) => element.textContent.trim())
    .filter((text) => text !== '');
}

/** The levels of the page's headings in order: it begins with one h1 and skips none. */
export async function expectUnbrokenHeadings(page: Page): Promise<void> {
  const headings = await page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((all) =>
    all
      .filter((heading) => !heading.closest('[popover]:not(:popover-open)'))
      .map((heading) => ({
        level: Number(heading.tagName.slice(1)),
        text: heading.textContent?.trim().slice(0, 60) ?? '',
      })),
  );
  expect(headings.filter(({ level }) => level === 1)).toHaveLength(1);
  headings.forEach(({ level, text }, i) => {
    const before = headings[i - 1]?.level ?? level;
    expect(level - before, `"${text}" (h${level}) follows an h${before} on ${page.url()}`).toBeLessThanOrEqual(1);
  });
}
