import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { layOutSmallPaper } from '#tests/fixtures/content/small-paper.ts';
import { series } from '#tests/support/in-full.ts';
import { environmentOf, testSite } from '#tests/support/sites.ts';
import { untilPage } from '#tests/support/until-page.ts';

/** `npm run dev`, as a writer has it open beside the editor. Next compiles a page when it is first asked for. */
const site = await testSite('writing');
const patience = 120;
let dev: ChildProcess;

const file = `${site.content}/articles/2026/a-draft-in-a-file.md`;
const address = `${site.url}/article/a-draft-in-a-file`;
const draft = (text: string, status = 'draft') => `---
headline: A draft in a file
dek: Nobody but the writer sees it.
section: trade
authors: [noor-castellan]
publishedAt: 2026-11-20T09:00:00Z
status: ${status}
---
${text}
`;

test.describe.configure({ mode: 'serial', timeout: 2 * patience * 1000 });

test.beforeAll(async () => {
  test.setTimeout(2 * patience * 1000);
  await rm(site.varDir, { recursive: true, force: true });
  await mkdir(site.varDir, { recursive: true });
  await layOutSmallPaper(site.content);
  await writeFile(file, draft('The first words.'));
  dev = spawn('node', ['scripts/dev.ts'], {
    env: { ...environmentOf(site), NODE_ENV: 'development', SHARE_IMAGES: 'off' },
    stdio: 'inherit',
  });
  await untilPage(`${site.url}/article/round-the-cape`, ({ status }) => status === 200, patience);
});

test.afterAll(async () => {
  dev?.kill('SIGTERM');
  if (dev?.exitCode === null) await once(dev, 'exit');
});

test('a saved file is in the browser at the next reload, without a restart', async ({ page }) => {
  await page.goto(`${site.url}/article/round-the-cape`);
  await expect(page.locator('.prose')).not.toContainText('Seen while writing.');
  await appendFile(`${site.content}/articles/2026/round-the-cape.md`, '\n\nSeen while writing.\n');
  await expect(async () => {
    await page.reload();
    expect(await page.locator('.prose').textContent()).toContain('Seen while writing.');
  }).toPass({ timeout: patience * 1000 });
});

test('a draft is at its address, with the bar, and follows the file; published, the bar is gone', async ({
  request,
}) => {
  const becomes = (isSo: Parameters<typeof untilPage>[1]) => untilPage(address, isSo, patience);
  await becomes(({ status }) => status === 200);
  const page = await (await request.get(address)).text();
  expect(page).toContain('The first words.');
  expect(page).toContain('Preview, not public.');
  expect(page).toContain('articles/2026/a-draft-in-a-file.md');
  expect(page).toContain('noindex, nofollow');
  expect(page).not.toContain('Leave preview');
  // Next compiles each of them for this, which takes seconds.
  const lists = ['/', '/latest', '/section/trade', '/feeds/rss.xml', '/sitemaps/news.xml'];
  for (const path of series(lists, (_, i) => i % 3 === 0)) {
    expect((await (await request.get(site.url + path)).text()).includes('draft-in-a-file'), path).toBe(false);
  }

  await writeFile(file, draft('Other words.'));
  await becomes(({ text }) => text.includes('Other words.') && text.includes('Preview, not public.'));
  await writeFile(file, draft('Other words.', 'published'));
  await becomes(({ text }) => text.includes('Other words.') && !text.includes('Preview, not public.'));
});
