import { expect, test } from '@playwright/test';
import { endLive } from '#lib/desk/commands/live.ts';
import { articleUrl, sectionUrl } from '#lib/news/urls.ts';
import { crawled, graphProblems, htmlProblems } from '#tests/support/crawling.ts';
import { readerMode } from '#tests/support/reader-mode.ts';
import { beginLiveStory, type LiveStory } from '#tests/support/live-story.ts';
import { meridian } from '#tests/support/sites.ts';
import { getNewest } from '#tests/support/surfaces.ts';

test.describe.configure({ mode: 'serial' });

/** What ends a script, a comment or CDATA early; quotation marks; what a pattern puts in; text from right to left; more than one code unit. */
const hostile = "</script ><!-- ]]> & &amp; \"q\" 'q' US$'s $$ $& \u202Ebidi\u202C 🏳️‍🌈 5b2e";
const slug = 'hostile-story-5b2e';
const url = articleUrl(slug);
const paragraph =
  'The session began on Monday and went on through the night, because nobody wished to be the first to leave it.';
let story: LiveStory;

test.beforeAll(async () => {
  story = await beginLiveStory(meridian, {
    slug,
    headline: hostile,
    dek: `Dek: ${hostile}`,
    body: [paragraph, 'It ended on Tuesday. '.repeat(12)].join('\n\n'),
  });
  for (let i = 1; i <= 60; i += 1) {
    const headline = i % 2 === 0 ? `${i}: ${hostile}` : '';
    await story.add({ headline, body: `What happened at number ${i}, in a sentence or two.` });
  }
});
test.afterAll(() => story.remove());

const read = async (path: string) => (await getNewest(meridian.url + path)).text();

test('whatever stands in a headline and a dek is what every crawler reads', async () => {
  await expect.poll(async () => crawled(await read(url)).title).toBe(`${hostile} | The Meridian`);
  const page = crawled(await read(url));
  expect(page.meta('og:title')).toEqual([hostile]);
  expect(page.meta('twitter:title')).toEqual([hostile]);
  expect(page.meta('description')).toEqual([`Dek: ${hostile}`]);
  expect(page.node('ReportageNewsArticle')).toMatchObject({ headline: hostile, description: `Dek: ${hostile}` });
  expect(crawled(await read(sectionUrl('law-and-treaties'))).node('CollectionPage')).toMatchObject({
    mainEntity: { itemListElement: expect.arrayContaining([expect.objectContaining({ name: hostile })]) as unknown },
  });
});

test('live coverage is in the graph with its updates, each at an address that has it', async () => {
  const coverage = crawled(await read(url)).node('LiveBlogPosting');
  expect(coverage).toMatchObject({ coverageStartTime: expect.any(String) as unknown });
  expect(coverage).not.toHaveProperty('coverageEndTime');
  const updates = coverage?.liveBlogUpdate as { url: string; headline: string; datePublished: string }[];
  expect(updates.map(({ headline }) => headline).slice(0, 2)).toEqual([
    `60: ${hostile}`,
    'What happened at number 59, in a sentence or two.',
  ]);
  const { pathname, hash } = new URL(updates.at(-1)!.url);
  expect(await read(pathname)).toContain(`id="${hash.slice(1)}"`);
});

for (const [name, path] of Object.entries({ live: url, 'older updates': `${url}/updates/1` })) {
  test(`${name}: the validators find nothing wrong`, async () => {
    const html = await read(path);
    expect(await htmlProblems(html)).toEqual([]);
    expect(await graphProblems(html)).toEqual([]);
  });
}

test('a reader mode shows the updates', async () => {
  const shown = readerMode(await read(url));
  expect(shown.text).toContain('What happened at number 60');
  expect(shown.text).toContain('What happened at number 30');
  expect(shown.text).not.toContain('The Weekly Bearing');
});

test('when the coverage has ended, the graph says when; article and updates are there for a reader mode', async () => {
  await endLive(story.desk, slug);
  await expect
    .poll(async () => crawled(await read(url)).node('LiveBlogPosting'))
    .toMatchObject({ coverageEndTime: expect.any(String) as unknown });
  const html = await read(url);
  expect(await htmlProblems(html)).toEqual([]);
  expect(await graphProblems(html)).toEqual([]);
  const shown = readerMode(html);
  expect(shown.text).toContain(paragraph);
  expect(shown.text).toContain('What happened at number 60');
});
