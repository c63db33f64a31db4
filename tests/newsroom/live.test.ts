import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startLive } from '#lib/desk/commands/live.ts';
import { liveSchema } from '#lib/desk/inputs.ts';
import { articleUrl } from '#lib/news/urls.ts';
import { beginLiveStory, type LiveStory } from '../support/live-story.ts';
import { getNewest } from '../support/surfaces.ts';
import { until } from '../support/until.ts';

/** What programs get of a story with live coverage; what readers see of one: `tests/e2e/live.test.ts`. */
const site = inject('newsroom');
const slug = 'harbour-talks';
const url = articleUrl(slug);
let story: LiveStory;

const get = (path: string, headers: Record<string, string> = {}) => fetch(site.url + path, { headers });
const statusOf = async (path: string) => (await get(path)).status;

beforeAll(async () => {
  story = await beginLiveStory(site, { slug, headline: 'Harbour talks' });
  await startLive(story.desk, slug, liveSchema.parse({}));
  // Two segments on the article itself, one before them.
  for (let number = 1; number <= 60; number += 1)
    await story.add({ body: `This is what happened at number ${number}.` });
});
afterAll(async () => {
  await story?.remove();
  for (const gone of [url, `${url}/updates/1`, `/api/live/${slug}`, `/api/live/${slug}/events`]) {
    await until(async () => (await statusOf(gone)) === 410, 60, `410 at ${gone}`);
  }
});

test('search engines are led to the article for what it shows itself, and to older updates where they are', async () => {
  const robots = async (segment: number) => {
    const page = await (await getNewest(`${site.url}${url}/updates/${segment}`)).text();
    return /<meta name="robots" content="([^"]*)"/.exec(page)?.[1];
  };
  expect(await robots(1)).toMatch(/^index, follow/);
  expect(await robots(2)).toBe('noindex, follow');
});

test('there is no segment beyond the last, and each has one address', async () => {
  for (const segment of ['4', '0', '01', 'one', '1e1', '99999999']) {
    expect(await statusOf(`${url}/updates/${segment}`), segment).toBe(404);
  }
  expect(await statusOf('/article/round-the-cape/updates/1')).toBe(404);
});

test('the feed is small, and costs nothing when nothing is new', async () => {
  const feed = await getNewest(`${site.url}/api/live/${slug}`);
  const text = await feed.text();
  expect(Buffer.byteLength(text)).toBeLessThan(2000);
  expect(JSON.parse(text)).toMatchObject({ state: 'live', updates: { 0: { number: 60 }, length: 10 } });
  const again = await get(`/api/live/${slug}`, { 'If-None-Match': feed.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
  expect(await statusOf('/api/live/round-the-cape')).toBe(404);
  expect(await statusOf('/api/live/nothing-here')).toBe(404);
});
