import type { Page } from '@playwright/test';

/** Opens a page without its Content-Security-Policy, which would not let a test put a text of its own into it. */
export async function openWithoutPolicy(page: Page, address: string): Promise<void> {
  await page.route(
    address,
    async (route) => {
      const response = await route.fetch();
      const headers = response.headers();
      delete headers['content-security-policy'];
      await route.fulfill({ response, headers });
    },
    { times: 1 },
  );
  await page.goto(address);
}
