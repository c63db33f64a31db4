import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pressBeforePretendedNext } from '../support/pretended-press.ts';
import { until } from '../support/until.ts';

/** Which cookies reach Next, and what a made-up one costs. */
let site: Awaited<ReturnType<typeof pressBeforePretendedNext>>;
beforeAll(async () => {
  site = await pressBeforePretendedNext();
});
afterAll(() => site?.end());

const good = `${randomUUID()}.${'a'.repeat(43)}`;
const forged = `${randomUUID()}.x${'a'.repeat(42)}`;
const get = (path: string, cookie?: string) =>
  fetch(site.url + path, { redirect: 'manual', headers: cookie ? { cookie } : {} });
/** The cookies that Next saw when it made this page. */
const seen = (page: string) => /"cookie":"([^"]*)"/.exec(page)?.[1];
const hundred = <T>(request: () => Promise<T>) => Promise.all(Array.from({ length: 100 }, request));
/** As Next counts them; whoever has used up their allowance waits until they may ask again. */
async function previewsAsked(): Promise<number> {
  let asked = NaN;
  await until(async () => {
    const page = await (await get(`/article/${randomUUID()}`)).text();
    asked = Number(/(\d+) previews asked/.exec(page)?.[1]);
    return !Number.isNaN(asked);
  });
  return asked;
}

test('with a preview, the two cookies that it takes reach Next, and no other', async () => {
  const page = await get('/article/strait', `session=1; broadsheet_preview=${good}; __prerender_bypass=mine; a=b`);
  expect(page.headers.get('cache-control')).toBe('private, no-store');
  expect(seen(await page.text())).toBe(`broadsheet_preview=${good}; __prerender_bypass=of-this-build`);
});

test('without one, no cookie reaches Next', async () => {
  for (const cookie of ['session=1', '__prerender_bypass=of-this-build', `x_broadsheet_preview=${good}`]) {
    const page = await get(`/article/${randomUUID()}`, cookie);
    expect(seen(await page.text()), cookie).toBeUndefined();
    expect(page.headers.get('cache-control'), cookie).toContain('public');
  }
});

test('a preview is only asked for at the address of an article', async () => {
  const before = await previewsAsked();
  for (const path of ['/', '/section/europe', '/search?q=strait', '/feeds/rss.xml', '/about']) {
    expect(seen(await (await get(path, `broadsheet_preview=${good}`)).text()), path).toBeUndefined();
  }
  expect(await previewsAsked()).toBe(before);
});

test('the preview of one article shows the public page of another', async () => {
  const page = await get('/article/canal', `broadsheet_preview=${good}`);
  expect(page.headers.get('cache-control')).toContain('public');
  expect(seen(await page.text())).toBeUndefined();
});

test('what cannot be a key costs Next nothing', async () => {
  await get('/article/strait');
  const before = await previewsAsked();
  for (const key of ['', 'x', '../../api/health', good.toUpperCase(), `${good}0`, `${good}%2f..`, `"${good}"`]) {
    const page = await get('/article/strait', `broadsheet_preview=${key}`);
    expect(page.headers.get('cache-control'), key).toContain('public');
    expect((await get(`/preview/${encodeURIComponent(key)}`)).status, key).toBeGreaterThanOrEqual(400);
  }
  expect(await previewsAsked()).toBe(before);
});

test('a link is passed on with nothing of the request, and its draft mode stays here', async () => {
  const answer = await get(`/preview/${good}?slug=//evil.example`, 'session=1');
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe('/article/strait');
  expect(answer.headers.getSetCookie()).toEqual([`broadsheet_preview=${good}; Path=/article/strait; HttpOnly`]);
  expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow');
  const posted = await fetch(`${site.url}/preview/${good}`, { method: 'POST', redirect: 'manual' });
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

test('whoever tries keys runs out of them, and still reads the public page', async () => {
  await get('/article/strait');
  const before = await previewsAsked();
  const [withCookies, withLinks] = [3000, 500];
  for (let tries = 0; tries < withCookies; tries += 100) {
    const answers = await hundred(() => get('/article/strait', `broadsheet_preview=${forged}`));
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toContain('public');
    }
  }
  const links = new Set<number>();
  for (let tries = 0; tries < withLinks; tries += 100) {
    for (const { status } of await hundred(() => get(`/preview/${forged}`))) links.add(status);
  }
  expect(links).toEqual(new Set([404, 429]));
  // The allowance of one address follows what Next can do (`press/rate-limit.ts`): what it refused never came to Next.
  expect((await previewsAsked()) - before).toBeLessThan(withCookies + withLinks);
});
