import { expect, test, type Page } from '@playwright/test';
import { deleteUpdate, endLive, startLive } from '#lib/desk/commands/live.ts';
import { liveSchema } from '#lib/desk/inputs.ts';
import { updateUrl } from '#lib/news/live-update.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { first, series } from '#tests/support/in-full.ts';
import { beginLiveStory, type LiveStory } from '#tests/support/live-story.ts';
import { desktop, expectNoSidewaysScroll, expectReadableByAll, phone } from '#tests/support/reading.ts';
import { meridian } from '#tests/support/sites.ts';
import { readNewest } from '#tests/support/surfaces.ts';

test.describe.configure({ mode: 'serial' });

const slug = 'strait-talks-9c41';
const url = articleUrl(slug);
let story: LiveStory;

test.beforeAll(async () => {
  story = await beginLiveStory(meridian, {
    slug,
    headline: 'Strait talks 9c41',
    dek: 'Delegates are working through the night.',
    body: 'The session began on Monday.',
  });
  await startLive(
    story.desk,
    slug,
    liveSchema.parse({ keyPoints: ['All articles are agreed.', 'Three states object.'] }),
  );
  for (let i = 1; i <= 60; i += 1) {
    await story.add({
      headline: i % 4 === 0 ? '' : `Update ${i} from the hall`,
      body: i === 59 ? withPictureAndFilm : `This is what happened at number ${i}.`,
      authors: [i % 2 === 0 ? 'ansel-whitlow' : 'jun-halvorsen'],
      pinned: i === 40,
    });
  }
  await story.edit(58, { body: 'This is right now.' });
});

test.afterAll(async ({ request }) => {
  await story.remove();
  for (const gone of [url, `${url}/updates/1`, `/api/live/${slug}`, `/api/live/${slug}/events`]) {
    await expect.poll(async () => (await request.get(gone)).status()).toBe(410);
  }
  expect(await readNewest(`${meridian.url}/`)).not.toContain('9c41');
});

const withPictureAndFilm = `:::figure{src=/media/table.jpg alt="Nested tables" credit="Drawing: The Meridian"}
One has the floor.
:::

::embed{url="https://www.youtube.com/watch?v=CCmTY0PKGDs" title="Perpetual Ocean, NASA"}`;

/** Opens a page as it is now: the first to ask after a change may get the copy of a moment ago. */
async function open(page: Page, path: string): Promise<void> {
  await readNewest(meridian.url + path);
  await page.goto(path);
}

/** What the page's script asks from now on; not what the browser fetches for itself, such as the mark in its tab. */
function questionsOf(page: Page): readonly string[] {
  const asked: string[] = [];
  page.on(
    'request',
    (request) => ['eventsource', 'fetch', 'xhr'].includes(request.resourceType()) && asked.push(request.url()),
  );
  return asked;
}

const updates = (page: Page) => page.locator('[data-live="updates"] > .update');
const newer = (page: Page) => page.locator('.newer');

for (const javaScriptEnabled of [true, false]) {
  test.describe(`${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    test.use({ javaScriptEnabled });

    test('a story that goes on says so, and has its updates newest first', async ({ page }) => {
      await open(page, url);
      await expect(page.locator('.live-head .live-badge')).toHaveText('Live');
      await expect(page.locator('.live-head time')).toHaveCount(2);
      await expect(page.locator('main')).toContainText('The session began on Monday.');
      await expect(page.getByRole('region', { name: 'Key points' }).getByRole('listitem')).toHaveText([
        'All articles are agreed.',
        'Three states object.',
      ]);
      // The newest two segments, 26 to 60, without the pinned one.
      await expect(updates(page)).toHaveCount(34);
      await expect(updates(page).first()).toHaveAttribute('id', 'update-60');
      await expect(updates(page).last()).toHaveAttribute('id', 'update-26');
      await expect(page.locator('.update--pinned')).toContainText('This is what happened at number 40.');
      await expect(page.locator('#update-60 time')).toHaveAttribute('datetime', /^20\d\d-\d\d-\d\dT[\d:.]+Z$/);
      await expect(page.locator('#update-60').getByRole('link', { name: 'Ansel Whitlow' })).toBeVisible();
      await expect(page.locator('#update-58')).toContainText('Edited');
      await expect(page.locator('#update-59 img')).toBeAttached();
      await expect(page.locator('#update-59 .embed')).toContainText('Perpetual Ocean');
      await expect(newer(page)).toBeHidden();
    });

    test('a turning point leads to its update', async ({ page }) => {
      await open(page, url);
      const points = page.getByRole('navigation', { name: 'Turning points' }).getByRole('link');
      await expect(points.first()).toContainText('Update 59 from the hall');
      await points.nth(2).click();
      await expect(page.locator('#update-57')).toBeInViewport();
    });

    test('the permalink of any update leads to it, however old it is', async ({ page }) => {
      await open(page, url);
      await expect(page.locator('#update-55').getByRole('link', { name: /^Permanent link/ })).toHaveAttribute(
        'href',
        updateUrl(slug, 55),
      );
      await page.getByRole('link', { name: 'Earlier updates' }).click();
      await expect(page).toHaveURL(`${url}/updates/1`);
      await expect(updates(page)).toHaveCount(25);
      await page
        .locator('#update-3')
        .getByRole('link', { name: /^Permanent link/ })
        .click();
      await expect(page).toHaveURL(updateUrl(slug, 3));
      await expect(page.locator('#update-3')).toBeInViewport();
      await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', `${meridian.url}${url}/updates/1`);
      await page.getByRole('link', { name: 'Later updates' }).click();
      await expect(updates(page).first()).toHaveAttribute('id', 'update-50');
      await open(page, `${url}/updates/3`);
      await page.getByRole('link', { name: 'Follow it live' }).first().click();
      await expect(page).toHaveURL(url);
    });
  });
}

test('wherever the story is listed, it says that it is live', async ({ page }) => {
  for (const path of ['/', '/section/law-and-treaties', '/latest', '/search?q=9c41']) {
    await open(page, path);
    await expect(page.locator('main .live-badge').first(), path).toBeVisible();
  }
  await open(page, '/about');
  await expect(page.locator('main .live-badge')).toHaveCount(0);
});

for (const path of series([url, `${url}/updates/1`], first)) {
  test(`${path} has no accessibility violation, light or dark, one outline, and does not scroll sideways`, async ({
    page,
  }) => expectGoodPage(page, path));
}

async function expectGoodPage(page: Page, path: string): Promise<void> {
  await page.setViewportSize(phone);
  await open(page, path);
  await expectReadableByAll(page, 'light');
  await page.setViewportSize(desktop);
  await expectReadableByAll(page, 'dark');
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
}

test.describe('an open page', () => {
  test.use({ viewport: desktop });
  let complaints: string[];
  test.beforeEach(({ page }) => {
    complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
  });

  test('says what is new without moving what is read, and puts it on top when asked', async ({ page }) => {
    await open(page, url);
    await page.evaluate(() => Object.assign(window, { samePage: true }));
    const reading = page.locator('#update-50');
    await reading.evaluate((update) => update.scrollIntoView({ behavior: 'instant' }));
    const before = await reading.boundingBox();

    const announced = await page.locator('live-coverage [role="status"]').evaluateHandle((status) => {
      const said: (string | null)[] = [];
      new MutationObserver((changes) => changes.forEach(() => said.push(status.textContent))).observe(status, {
        ...{ childList: true, characterData: true, subtree: true },
      });
      return said;
    });

    await story.add({ headline: 'News 61', body: 'New.' });
    await expect(newer(page)).toHaveText('1 new update');
    for (const number of [62, 63]) await story.add({ headline: `News ${number}`, body: 'New.' });
    await expect(newer(page)).toHaveText('3 new updates');
    await expect(newer(page)).toBeInViewport();
    // Announced when it came up, and not again for those that followed.
    expect(await announced.jsonValue()).toEqual(['1 new update']);
    expect(await reading.boundingBox()).toEqual(before);
    await expect(updates(page)).toHaveCount(34);

    await newer(page).getByRole('link').click();
    await expect(updates(page)).toHaveCount(37);
    await expect(updates(page).first()).toHaveAttribute('id', 'update-63');
    await expect(page.locator('#update-63')).toBeFocused();
    await expect(page.locator('#update-63 h3')).toBeInViewport();
    await expect(page.locator('#update-63 .age')).toHaveText(/now|minute/);
    await expect(page.getByRole('navigation', { name: 'Turning points' }).getByRole('link').first()).toContainText(
      '63',
    );
    await expect(newer(page)).toBeHidden();
    expect(await page.evaluate(() => 'samePage' in window)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('takes corrections and withdrawals of updates along, and leaves the rest alone', async ({ page }) => {
    await open(page, url);
    await page.locator('#update-56').evaluate((update) => update.setAttribute('data-untouched', ''));
    await story.edit(57, { body: 'It was otherwise.' });
    await deleteUpdate(story.desk, slug, 55);
    await story.add({ body: 'One more.' });
    await newer(page).getByRole('link', { name: '1 new update' }).click();
    await expect(page.locator('#update-57')).toContainText('It was otherwise.');
    await expect(page.locator('#update-55')).toHaveCount(0);
    await expect(page.locator('#update-56')).toHaveAttribute('data-untouched', '');
    await expect(page.locator('#update-59 .embed').getByRole('button')).toHaveCount(1);
    expect(complaints).toEqual([]);
  });

  test('asks from time to time where it may not listen', async ({ page }) => {
    await page.clock.install();
    await page.route(`**/api/live/${slug}/events`, (route) => route.fulfill({ status: 429, body: 'no' }));
    await open(page, url);
    const number = await story.add({ body: 'Heard by asking.' });
    await expect.poll(async () => (await page.request.get(`/api/live/${slug}`)).text()).toContain(`"number":${number}`);
    await page.clock.fastForward(13_000);
    await expect(newer(page)).toHaveText('1 new update');
  });

  test('is silent while nobody looks at it', async ({ page }) => {
    await page.clock.install();
    await open(page, url);
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    const asked = questionsOf(page);
    await story.add({ body: 'Nobody looks.' });
    await page.clock.runFor(120_000);
    expect(asked).toEqual([]);
    await expect(newer(page)).toBeHidden();
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => false });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect(newer(page)).toHaveText('1 new update');
  });

  test('loads the page anew when it is too far behind to be joined', async ({ page }) => {
    await open(page, url);
    await page.locator('live-coverage').evaluate((coverage) => {
      coverage.querySelectorAll('.update').forEach((update) => update.remove());
    });
    await story.add({ body: 'After a long time.' });
    await expect.poll(async () => (await page.request.get(url)).text()).toContain('After a long time.');
    await newer(page).getByRole('link', { name: '10 or more new updates' }).click();
    await expect(updates(page).first()).toContainText('After a long time.');
  });
});

test('a segment of which nothing is left says so, and leads on', async ({ page, request }) => {
  for (let number = 1; number <= 25; number += 1) await deleteUpdate(story.desk, slug, number);
  await expect
    .poll(async () => (await request.get(`${url}/updates/1`)).text())
    .toContain('The updates that stood here have been taken down.');
  await open(page, `${url}/updates/1`);
  await page.getByRole('link', { name: 'Later updates' }).click();
  await expect(page.locator('#update-30')).toBeVisible();
});

test('when coverage ends, open pages say so and ask no more, and the article is an ordinary one with what happened below', async ({
  page,
}) => {
  await page.clock.install();
  await open(page, url);
  await endLive(story.desk, slug);
  await expect(newer(page)).toHaveText('Live coverage has ended');
  await expect(page.locator('.live-head .live-badge')).toHaveCount(0);
  const asked = questionsOf(page);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  // Longer than a page waits that hears by a stream.
  await page.clock.runFor(300_000);
  expect(asked).toEqual([]);
  await readNewest(meridian.url + url);
  await newer(page).getByRole('link').click();

  const happened = page.getByRole('region', { name: 'As it happened' });
  await expect(happened.locator('.update').first()).toBeAttached();
  await expect(happened.locator('#update-60 time')).toHaveText(/^\d\d:\d\d/);
  await expect(page.locator('.story .live-badge')).toHaveCount(0);
  await expect(page.locator('.prose')).toContainText('The session began on Monday.');
  await expect(page.locator('live-coverage')).toHaveCount(0);
  await expectGoodPage(page, url);
  for (const viewport of [phone, desktop]) {
    await page.setViewportSize(viewport);
    await expectNoSidewaysScroll(page);
    const [head, text] = await Promise.all(['.story__head', '.prose'].map((part) => page.locator(part).boundingBox()));
    const between = text!.y - (head!.y + head!.height);
    if (viewport === desktop) expect(between, 'its text begins under its headline').toBeLessThan(100);
    const tops = await page
      .locator('.story__head, .prose, .as-it-happened, .story__end')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top));
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  }
  const feed = await page.request.get(`/api/live/${slug}`);
  expect(await feed.json()).toMatchObject({ state: 'ended' });
  expect((await page.request.get(`/api/live/${slug}/events`)).status()).toBe(204);
  await open(page, '/');
  await expect(page.locator('main .live-badge')).toHaveCount(0);
});
