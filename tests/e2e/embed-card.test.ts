import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import {
  accessibilityProblems,
  expectNoSidewaysScroll,
  expectRoomForLargeText,
  phone,
} from '#tests/support/reading.ts';

const article = '/article/a-peace-never-signed';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`the card on a phone, ${colorScheme}`, () => {
    test.use({ viewport: phone, colorScheme });

    test('can be read in the frame of another site, and by those who hear it', async ({ page, request, baseURL }) => {
      const url = encodeURIComponent(`${baseURL}${article}`);
      const { html } = (await (await request.get(`/oembed?url=${url}&maxwidth=358`)).json()) as { html: string };
      const other = createServer((_request, response) => {
        response.setHeader('Content-Type', 'text/html');
        response.end(`<!doctype html><title>Another site</title><body>${html}`);
      });
      await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
      await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
      const card = page.frameLocator('iframe');
      await expect(card.getByRole('heading')).toBeInViewport();
      await expect(card.locator('.embed-card__foot')).toBeInViewport({ ratio: 1 });
      await page.goto(`/embed${article}`);
      expect(await accessibilityProblems(page)).toEqual([]);
      await expectNoSidewaysScroll(page);
      await expectRoomForLargeText(page);
      other.close();
    });
  });
}
