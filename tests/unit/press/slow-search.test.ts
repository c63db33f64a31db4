import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressBeforePretendedNext } from '../../support/pretended-press.ts';

let site: Awaited<ReturnType<typeof pressBeforePretendedNext>>;
beforeAll(async () => {
  site = await pressBeforePretendedNext();
});
afterAll(() => site.end());

test('a search that took too long says so, with when to try again, and is counted for itself', async () => {
  const answer = await fetch(`${site.url}/search?q=slow+words`);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const page = await answer.text();
  expect(page).toContain('Search is busy');
  expect(page).not.toContain('Something broke');

  const metrics = await (await fetch(`${site.url}/metrics`)).text();
  expect(metrics).toMatch(/^broadsheet_refusals_total\{reason="slow search"\} 1$/m);
  expect((await fetch(`${site.url}/search?q=quick`)).status).toBe(200);
});
