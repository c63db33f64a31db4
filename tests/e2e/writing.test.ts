import { spawn, type ChildProcess } from 'node:child_process';
import { appendFile, cp, mkdir, rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { environmentOf, meridian, testSite } from '#tests/support/sites.ts';

/** `npm run dev`, as a writer has it open beside the editor. */
const writing = testSite('writing', 'content', 3413);

test.describe('while one writes', () => {
  let dev: ChildProcess;

  test.beforeAll(async () => {
    test.setTimeout(120_000);
    await rm(writing.varDir, { recursive: true, force: true });
    await mkdir(writing.varDir, { recursive: true });
    await cp(writing.source, writing.content, { recursive: true });
    // Pictures are prepared already.
    await cp(`${meridian.varDir}/media`, `${writing.varDir}/media`, { recursive: true });
    dev = spawn('node', ['scripts/dev.ts'], { env: environmentOf(writing), stdio: 'inherit' });
    await expect
      .poll(
        () =>
          fetch(`${writing.url}/about`).then(
            ({ ok }) => ok,
            () => false,
          ),
        { timeout: 90_000 },
      )
      .toBe(true);
  });

  test.afterAll(async () => {
    const ended = new Promise((done) => dev.on('exit', done));
    dev.kill('SIGTERM');
    await ended;
  });

  test('a saved file is in the browser at the next reload, without a restart', async ({ page }) => {
    // Next compiles a page when it is first asked for.
    test.setTimeout(120_000);
    await page.goto(`${writing.url}/article/round-the-cape`);
    await expect(page.locator('.prose')).not.toContainText('Seen while writing.');
    await appendFile(`${writing.content}/articles/2026/round-the-cape.md`, '\n\nSeen while writing.\n');
    await expect(async () => {
      await page.reload();
      await expect(page.locator('.prose')).toContainText('Seen while writing.', { timeout: 500 });
    }).toPass({ timeout: 60_000 });
  });
});
