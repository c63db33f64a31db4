import { expect, test } from '@playwright/test';
import { feedUrl } from '#lib/news/urls.ts';
import { desktop, expectNoSidewaysScroll, pageTypes, phone } from '#tests/support/reading.ts';

for (const format of ['rss', 'atom'] as const) {
  for (const viewport of [phone, desktop]) {
    test(`who opens a feed in ${format} at ${viewport.width} px sees headlines and deks`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.goto(feedUrl(pageTypes.section, format));
      const looks = await page.evaluate(() => {
        const story = document.querySelector('item, entry')!;
        return [...story.children]
          .filter((element) => getComputedStyle(element).display !== 'none')
          .map((element) => element.localName);
      });
      const shown =
        format === 'rss' ? ['title', 'description', 'link', 'creator'] : ['title', 'summary', 'id', 'author'];
      expect(looks).toEqual(expect.arrayContaining(shown));
      for (const hidden of ['encoded', 'content', 'guid', 'updated']) expect(looks).not.toContain(hidden);
      expect(
        await page.evaluate(
          () => getComputedStyle(document.querySelector('channel > title, feed > title')!).fontWeight,
        ),
      ).toBe('600');
      await expectNoSidewaysScroll(page);
    });
  }
}
