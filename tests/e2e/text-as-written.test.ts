import { expect, test, type Page } from '@playwright/test';
import { compileArticle } from '#lib/markdown/compile.ts';
import { aNewsroom } from '#tests/fixtures/markdown/context.ts';
import { openings } from '#tests/fixtures/openings.ts';
import { desktop, pageTypes, phone } from '#tests/support/reading.ts';

const rest = ' into the council chamber yesterday and asked for the minutes, which nobody had asked for in years.';

/** What a browser takes for the words of the first paragraph, by each of its ways. */
async function openingOf(page: Page, html: string) {
  await page.locator('.story__body').evaluate((body, written) => void (body.innerHTML = written), html);
  const paragraph = page.locator('.story__body > p').first();
  const read = await paragraph.ariaSnapshot();
  const words = await paragraph.evaluate((element: HTMLElement) => {
    const selection = getSelection()!;
    selection.selectAllChildren(element);
    return { shown: element.innerText, copied: selection.toString(), text: element.textContent };
  });
  return { ...words, read };
}

for (const [name, viewport] of Object.entries({ phone, desktop })) {
  test(`an opening is copied and read aloud as it is written (${name})`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto(pageTypes.article);
    for (const opening of openings) {
      const { html } = compileArticle(opening + rest, aNewsroom()).body;
      const { shown, copied, text, read } = await openingOf(page, html);
      const written = text.replace(/[ \n]+/g, ' ').trim();
      expect(shown.trim(), opening).toBe(written);
      expect(copied.trim(), opening).toBe(written);
      expect(letters(read), opening).toContain(letters(written));
    }
  });
}

/** The accessibility tree names links and emphasis in between. */
const letters = (text: string) =>
  text.replace(/- (?:paragraph|link|emphasis|strong|text|listitem).*?:|\/url:.*|["\n]/g, '').replace(/\s+/g, ' ');
