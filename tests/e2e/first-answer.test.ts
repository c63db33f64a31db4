import { expect, test } from '@playwright/test';
import { series } from '#tests/support/in-full.ts';
import { pageTypes } from '#tests/support/reading.ts';

for (const [name, path] of Object.entries({
  front: pageTypes.front,
  article: pageTypes.article,
  section: pageTypes.section,
})) {
  test(`the picture at the top of the ${name} is asked for first, no wider than it stands`, async ({ page }) => {
    for (const width of series([390, 768, 1024, 1280], (width) => width === 390 || width === 1280)) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      const pictures = page.locator('img[fetchpriority="high"]');
      await expect(pictures).toHaveCount(1);
      await expect(pictures).not.toHaveAttribute('loading');
      const { stands, promised } = await pictures.evaluate((image: HTMLImageElement) => {
        const probe = document.createElement('div');
        const fitting = image.sizes.split(/,(?![^(]*\))/).map((size) => /^(\(.+?\) )?(.+)$/.exec(size.trim()));
        const first = fitting.find((size) => !size?.[1] || matchMedia(size[1]).matches);
        document.body.append(probe);
        probe.style.width = first?.[2] ?? '';
        const promised = probe.getBoundingClientRect().width;
        probe.remove();
        return { stands: image.getBoundingClientRect().width, promised };
      });
      expect(Math.abs(promised - stands) / stands, `${width} px: ${promised} for ${stands}`).toBeLessThan(0.04);
    }
  });
}
