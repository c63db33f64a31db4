import { expect, test } from '@playwright/test';
import { pageTypes, phone } from '#tests/support/reading.ts';

test.use({ viewport: phone });

test('nothing that a reader can use breaks the policy against foreign script and markup', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.route(/youtube-nocookie\.com/, (route) => route.fulfill({ body: 'a player' }));
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') violations.push(message.text());
  });
  page.on('pageerror', (error) => violations.push(error.message));
  await page.exposeFunction('report', (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      (window as unknown as { report: (violation: string) => void }).report(`${violatedDirective}: ${blockedURI}`);
    });
  });

  const answer = await page.goto(pageTypes.article);
  const policy = answer?.headers()['content-security-policy']?.split('; ');
  expect(policy).toEqual(
    expect.arrayContaining(["script-src 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'"]),
  );
  const share = page.getByRole('navigation', { name: 'Share this story' });
  await share.getByRole('button', { name: 'Copy link' }).click();
  await expect(share.getByRole('button', { name: 'Link copied' })).toBeVisible();
  const story = page.locator('aside.teaser').first();
  await story.getByText('Keep reading').click();
  await story.getByText('Show less').click();
  for (const name of ['Dark', 'Larger']) await page.getByRole('radio', { name, exact: true }).check();

  await page.goto('/article/watch-the-oceans-turn');
  await expect(page.locator('html')).toHaveAttribute('data-size', 'larger');
  await page.getByRole('button', { name: /Play here/ }).click();
  await expect(page.frameLocator('.embed iframe').getByText('a player')).toBeVisible();
  expect(violations).toEqual([]);

  // The policy is in force: what the script leaves alone would be refused and reported.
  const refused = await page.evaluate(() => {
    try {
      document.body.innerHTML = '';
      return false;
    } catch {
      return true;
    }
  });
  expect(refused).toBe(true);
  await expect.poll(() => violations.join()).toContain('require-trusted-types-for');
});
