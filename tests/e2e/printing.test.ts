import { cacheStatus } from '../support/cache-status.ts';
import { expect, test } from '@playwright/test';
import { pageTypes } from '#tests/support/reading.ts';
import { startPlainNext, type Served } from '#tests/support/serve.ts';
import { atAnotherPort, meridian } from '#tests/support/sites.ts';

/** `next start` alone, on the same store: what the press prints from. */
let plainUrl: string;

test.describe('beside Next alone', () => {
  let server: Served;
  test.beforeAll(async () => {
    const plain = await atAnotherPort(meridian);
    plainUrl = plain.url;
    server = await startPlainNext(plain, meridian.url);
  });
  test.afterAll(() => server?.stop());

  for (const [name, path] of Object.entries(pageTypes).filter(([name]) => name !== 'not found')) {
    test(`${name}: the press sends the same document, less Next’s scripts, its style sheet put in`, async ({
      page,
      request,
    }) => {
      // While Next is slow, the press may send the copy of a moment ago.
      let printed = await request.get(path);
      await expect(async () => {
        printed = await request.get(path);
        expect(cacheStatus(printed.headers())).not.toMatch(/detail=overtaken$/);
      }).toPass();
      const written = await request.get(plainUrl + path);
      expect(written.status()).toBe(200);
      const [html, source] = await Promise.all([printed.text(), written.text()]);
      const linked = [...source.matchAll(/<link rel="stylesheet" href="([^"]+)" data-precedence="next"\/>/g)];
      expect(linked).toHaveLength(1);
      const [link, address] = linked[0]!;
      const sheet = await (await request.get(plainUrl + address)).text();
      expect(html).not.toContain(address);
      const differences = await page.evaluate(
        ([a, b]) => {
          const tree = (text: string) => {
            const document = new DOMParser().parseFromString(text, 'text/html');
            const scripts = 'script:not([type="application/ld+json"]), link[rel="preload"][as="script"]';
            document.querySelectorAll(scripts).forEach((script) => script.remove());
            // Each server rendered for itself, and where metadata stands in the head depends on when it was there.
            const head = [...document.head.children].sort((a, b) => (a.outerHTML < b.outerHTML ? -1 : 1));
            document.head.replaceChildren(...head);
            return document.documentElement.outerHTML;
          };
          return tree(a!) === tree(b!) ? null : [tree(a!).length, tree(b!).length];
        },
        [html, source.replace(link, () => `<style>${sheet}</style>`)],
      );
      expect(differences).toBeNull();
      expect(source).toContain('/_next/static/chunks/');
      expect(html).not.toMatch(/<script[^>]*\/_next\/|__next_f/);
      expect(html.match(/<script(?![^>]*ld\+json)[^>]*>/g)).toEqual([expect.stringContaining('/assets/reader.')]);
    });
  }

  test('it works there too: read, unfold, find', async ({ page }) => {
    await page.goto(plainUrl + pageTypes.article);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('2.8 kilometres');
    await page.locator('aside.teaser summary').first().click();
    await expect(page.locator('.unfold__more').first()).toBeVisible();
    await page.goto(`${plainUrl}/search?q=strait`);
    await expect(page.locator('.results h3').first()).toBeVisible();
    expect((await page.goto(`${plainUrl}/nothing-here`))?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is off the chart');
  });
});

test('no policy is violated while a reader uses all there is', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  await page.route(/youtube/, (route) => route.fulfill({ body: 'a player' }));
  await page.goto(pageTypes.article);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await page.getByRole('radio', { name: 'Larger' }).check();
  await page.locator('aside.teaser summary').first().click();
  await page.goto('/article/watch-the-oceans-turn');
  await page.getByRole('button', { name: /Play here/ }).click();
  await expect(page.locator('iframe')).toBeVisible();
  expect(complaints).toEqual([]);
});
