import { expect, test } from 'vitest';
import { LinkChecker, LinkState } from 'linkinator';
import { examined, problemsOf, runDoctor } from '#tests/support/doctor.ts';
import { meridian } from '#tests/support/sites.ts';

test('the doctor finds nothing wrong with the Meridian', async () => {
  const report = await examined(meridian);
  expect(problemsOf(report)).toEqual([]);
  const { pages, articles, articlesListed, feeds, store } = report.looked;
  expect(store).toBe(true);
  expect(pages).toBeGreaterThan(80);
  expect(articles).toBe(articlesListed);
  expect(feeds).toBeGreaterThan(30);
});

test('the doctor says what it looked at and what is wrong there, with the rule that is broken, and ends with 1', async () => {
  const { out, status } = await runDoctor(meridian, '--as', 'https://other.example', '--quick', '--no-store');
  expect(status).toBe(1);
  expect(out).toMatch(/^PROBLEMS\n\n/);
  expect(out).toMatch(/^robots\.txt names the sitemaps \(2\) {2}https:\/\/www\.sitemaps\.org\/protocol\.html#/m);
  expect(out).toContain(
    `  the sitemap ${meridian.url}/sitemap.xml is no absolute address on https://other.example\n    /robots.txt\n`,
  );
  expect(out).toContain(`Looked at ${meridian.url} as https://other.example`);
  expect(out).toContain('The store was not looked at');
});

test('the doctor ends with 2 where nobody answers', async () => {
  const nobody = await runDoctor(meridian, '--site', 'http://localhost:9');
  expect(nobody.err).toContain('http://localhost:9 does not answer');
  expect(nobody.status).toBe(2);
});

test('linkinator, whom others wrote, finds no broken link and no missing fragment on the Meridian', async () => {
  const { links } = await new LinkChecker().check({
    path: `${meridian.url}/`,
    recurse: true,
    checkFragments: true,
    concurrency: 8,
    linksToSkip: [`^(?!${meridian.url})`],
  });
  expect(
    links.filter(({ state }) => state === LinkState.BROKEN).map(({ url, parent }) => `${url} on ${parent}`),
  ).toEqual([]);
  expect(links.length).toBeGreaterThan(500);
});
