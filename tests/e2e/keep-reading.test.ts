import { expect, test, type Page } from '@playwright/test';
import { first, series } from '#tests/support/in-full.ts';
import {
  accessibilityProblems,
  desktop,
  expectUnbrokenHeadings,
  pageTypes,
  phone,
  scrollThrough,
} from '#tests/support/reading.ts';

/** The first of the three stories after the article. */
const firstStory = (page: Page) => page.locator('aside.teaser').first();

for (const javaScriptEnabled of [true, false]) {
  test.describe(`keep reading ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled, viewport: phone });

    test('three further stories unfold in place and fold again', async ({ page }) => {
      await page.goto(pageTypes.article);
      await expect(page.locator('aside.teaser')).toHaveCount(3);
      const story = firstStory(page);
      await expect(story.locator('.kicker a')).toHaveCount(2);
      await expect(story.locator('figcaption .credit')).not.toBeEmpty();
      await expect(story.locator('.folded p').first()).toBeVisible();

      const rest = story.locator('.unfold__more');
      await expect(rest).toBeHidden();
      await story.getByText('Keep reading').click();
      await expect(rest).toBeVisible();
      await expect(story.getByRole('link', { name: 'Read this story on its own page' })).toHaveAttribute(
        'href',
        /^\/article\//,
      );
      await story.getByText('Show less').click();
      await expect(rest).toBeHidden();
      await expect(page).toHaveURL(pageTypes.article);
    });
  });
}

test('what unfolds adds no second h1, no duplicate id and no broken outline', async ({ page }) => {
  for (const path of series([pageTypes.article, '/article/a-peace-never-signed', '/article/twelve-24-200'], first)) {
    await page.goto(path);
    await page
      .locator('aside.teaser details')
      .evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
    await expectUnbrokenHeadings(page);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
  }
});

test('a picture inside a folded story is not loaded before it is opened', async ({ page }) => {
  // The story after which one with a figure in its text is offered.
  await page.goto(pageTypes.article);
  const inside = page.locator('.unfold__more img');
  for (const image of await inside.all()) await expect(image).toHaveAttribute('loading', 'lazy');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.reload();
  // Every picture of the page has come, and those inside the folded stories were not asked for.
  await scrollThrough(page);
  const sources = await inside.evaluateAll((all) =>
    all.map((image) => (image as HTMLImageElement).currentSrc).filter(Boolean),
  );
  expect(sources.filter((source) => asked.includes(source))).toEqual([]);
});

test('“Show less” brings a long story’s headline back and keeps the focus on the toggle', async ({ page }) => {
  await page.setViewportSize(desktop);
  await page.goto(pageTypes.article);
  const story = firstStory(page);
  await story.locator('summary').click();
  await story.locator('.unfold__more').evaluate((rest) => rest.scrollIntoView({ block: 'end', behavior: 'instant' }));
  await expect(story.getByRole('heading', { level: 3 })).not.toBeInViewport();
  await story.locator('summary').click();
  await expect(story.getByRole('heading', { level: 3 })).toBeInViewport();
  await expect(story.locator('summary')).toBeFocused();
});
