import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { create } from '#lib/desk/commands/write.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { previewSchema } from '#lib/desk/inputs.ts';
import { makePreview } from '#lib/desk/previews.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { begun } from '#tests/support/desk.ts';
import { desktop, expectReadableByAll, phone } from '#tests/support/reading.ts';
import { meridian } from '#tests/support/sites.ts';

let store: Store;
let desk: Desk;
test.beforeAll(async () => {
  store = await openStore(meridian.databaseUrl);
  desk = { store, by: 'noor-castellan', contentDir: meridian.content, varDir: meridian.varDir };
  if (await store.desk.find('to-be-previewed')) return;
  const headline = 'A headline of so many words that whoever edits it will surely have to shorten it';
  await create(desk, begun('to-be-previewed', { headline, authors: ['noor-castellan'], body: 'What it says.' }));
});
test.afterAll(() => store?.close());

const link = async (slug: string) => (await makePreview(desk, previewSchema.parse({ slug }))).url;
const bar = (page: Page) => page.getByRole('complementary', { name: 'Preview' });

for (const [name, viewport] of Object.entries({ phone, desktop })) {
  test(`on a ${name} the bar says what is previewed, and can be read by all`, async ({ page }) => {
    await page.setViewportSize(viewport);
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(await link('to-be-previewed'));
    expect(new URL(page.url()).pathname).toBe('/article/to-be-previewed');
    await expect(page).toHaveTitle(/^Preview: A headline/);
    await expect(bar(page)).toContainText('Preview, not public. Revision 1, saved');
    await expect(bar(page)).toContainText('by Noor Castellan');
    await bar(page).getByText('1 check to fix').click();
    await expect(bar(page)).toContainText('write at most 75');
    for (const scheme of ['light', 'dark'] as const) await expectReadableByAll(page, scheme);
    expect(complaints).toEqual([]);
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a preview opens, is left by its button, and is then not there', async ({ page }) => {
    await page.goto(await link('to-be-previewed'));
    await expect(page.getByText('What it says.')).toBeVisible();
    await page.getByRole('button', { name: 'Leave preview' }).click();
    expect(new URL(page.url()).pathname).toBe('/');
    const answer = await page.goto('/article/to-be-previewed');
    expect(answer?.status()).toBe(404);
  });

  test('previews of two articles are open side by side; left, one leads to what readers see', async ({ page }) => {
    await page.goto(await link('to-be-previewed'));
    await page.goto(await link('the-price-of-distance'));
    await expect(bar(page)).toContainText('Preview of what is public.');
    await page.getByRole('button', { name: 'Leave preview' }).click();
    expect(new URL(page.url()).pathname).toBe('/article/the-price-of-distance');
    await expect(bar(page)).toHaveCount(0);
    await page.goto('/article/to-be-previewed');
    await expect(bar(page)).toBeVisible();
    expect(await cookieNames(page.context())).toEqual(['broadsheet_preview']);
  });

  test('on paper there is the article and no bar', async ({ page }) => {
    await page.goto(await link('to-be-previewed'));
    await page.emulateMedia({ media: 'print' });
    await expect(bar(page)).toBeHidden();
  });
});

const cookieNames = async (context: BrowserContext) => (await context.cookies()).map(({ name }) => name);
