import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkContent } from '#lib/content/sync.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { anArticleFile, layOutSmallPaper, smallPaper, writeIn } from '../../fixtures/content/small-paper.ts';
import { syncInProcess } from '../../support/sync-in-process.ts';

const siteUrl = 'https://paper.example';
const publication = smallPaper['publication.yaml']!;

let root: string;
let contentDir: string;
let store: Store;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-links-'));
  contentDir = path.join(root, 'content');
  await layOutSmallPaper(contentDir);
  await writeIn(
    contentDir,
    'articles/2026/headed.md',
    anArticleFile({}, '## First part\n\nOne.\n\n## Zweiter Teil\n\nTwo.'),
  );
  await writeIn(contentDir, 'pages/terms.md', '---\ntitle: Terms\n---\n## The law\n\nWords.\n');
  await writeIn(contentDir, 'redirects.yaml', '/old/terms: page:terms\n');
  store = await openStore(`file:${path.join(root, 'store.db')}`);
});
afterEach(async () => {
  await store.close();
  await rm(root, { recursive: true });
});

const check = () => checkContent(store, { contentDir, varDir: path.join(root, 'var'), siteUrl });
const story = (body: string) => writeIn(contentDir, 'articles/2026/story.md', anArticleFile({}, body));

describe('a link to nothing is told with its line and what was meant', () => {
  test.each([
    ['/section/trad', 'there is no section "trad"', 'write /section/trade', 'error'],
    ['/topic/fisherys', 'there is no topic "fisherys"', 'write /topic/fisheries', 'error'],
    ['/author/nobody', 'there is no author "nobody"', 'leave the link out', 'error'],
    ['/author/noor-castelan', 'there is no author "noor-castelan"', 'write /author/noor-castellan', 'error'],
    ['/kind/opinions', 'there is no kind "opinions"', 'write /kind/opinion', 'error'],
    ['/article/round-the-cap', 'leads to no article', 'write /article/round-the-cape', 'error'],
    [`${siteUrl}/article/round-the-cap`, 'there is no article', 'write /article/round-the-cape', 'error'],
    [`${siteUrl}/section/trad?x=1`, 'there is no section "trad"', 'write /section/trade', 'error'],
    ['HTTPS://PAPER.example/section/trad', 'there is no section "trad"', 'write /section/trade', 'error'],
    ['https://paper.example.:443/section/trad', 'there is no section "trad"', 'write /section/trade', 'error'],
    ['/section/trade/feed.xml', 'no page has this address', 'write /feeds/section/trade/rss.xml', 'error'],
    ['/section/trade/atom.xml', 'no page has this address', 'write /feeds/section/trade/atom.xml', 'error'],
    ['/section/trade/old', 'no page has this address', 'write /section/trade', 'error'],
    ['/feed', 'no page has this address', 'write /feeds/rss.xml', 'warning'],
    ['/nowhere', 'no page has this address', 'full address with https://', 'warning'],
    ['/abuot', 'no page has this address', 'write /about', 'warning'],
    ['/articles/round-the-cape', 'no page has this address', 'write /article/round-the-cape', 'warning'],
    ['/sections/trade', 'no page has this address', 'write /section/trade', 'warning'],
    ['#nowhere', 'nothing in the text is called #nowhere', 'link to a heading', 'warning'],
    ['/article/round-the-cape#part', 'leads to no part of that page', 'leave # and what follows out', 'warning'],
    ['/article/headed#frist-part', 'leads to no part of that page', '#first-part, #zweiter-teil', 'warning'],
    ['headed.md#third-part', 'leads to no part of that page', '#first-part', 'warning'],
    [`${siteUrl}/terms#the-low`, 'leads to no part of that page', '#the-law', 'warning'],
  ])('%s', async (href, problem, instead, severity) => {
    await story(`One.\n\nSee [this](${href}).`);
    const problems = await check();
    expect(problems).toMatchObject([
      {
        file: 'content/articles/2026/story.md',
        line: href === 'headed.md#third-part' ? 8 : 10,
        problem: expect.stringContaining(problem),
        instead: expect.stringContaining(instead),
        severity,
      },
    ]);
  });

  test('in a standing page, a biography and the navigation too', async () => {
    await writeIn(contentDir, 'pages/about.md', '---\ntitle: About\n---\nSee [this](/section/trad).\n');
    await writeIn(contentDir, 'authors/jun-halvorsen.md', '---\nname: Jun\n---\nSee [this](/author/nobody).\n');
    const index = 'index: [{title: All, links: [{label: A, href: /nowhere}, {label: B, href: /terms#the-low}]}]\n';
    const policies = "organization: {policies: {ethicsPolicy: 'page:terms#gifts'}}\n";
    await writeIn(contentDir, 'publication.yaml', publication + index + policies);
    const places = (await check()).map(({ file, line, problem }) => `${file}:${line} ${problem.split(' ')[0]}`);
    expect(places.sort()).toEqual([
      'content/authors/jun-halvorsen.md:4 /author/nobody',
      'content/pages/about.md:4 /section/trad',
      'content/publication.yaml:6 /nowhere',
      'content/publication.yaml:6 /terms#the-low',
      'content/publication.yaml:7 /terms#gifts',
    ]);
  });
});

test('links to what is there are fine, however they are written', async () => {
  const good = [
    '/',
    '/latest',
    '/latest/page/2',
    '/search?q=strait',
    '/feeds',
    '/feeds/all.xml',
    '/newsletter',
    '/robots.txt',
    '/sitemap.xml',
    '/section/trade',
    '/section/trade/',
    '/section/trade/page/2',
    '/topic/fisheries',
    '/author/noor-castellan',
    '/kind/opinion',
    '/article/round-the-cape',
    '/article/round-the-cape#top',
    'round-the-cape',
    '/2019/05/peace',
    '/old/terms',
    '/terms#the-law',
    '/article/headed#zweiter-teil',
    '/about?from=x',
    '#a-part',
    '#top',
    '#main',
    '/about#main',
    '/favicon.ico',
    '/icons/mark-192.png',
    '#drawer',
    '/apple-touch-icon.png',
    'HTTPS://PAPER.EXAMPLE/about',
    'https://paper.example.:443/terms#the-law',
    siteUrl,
    `${siteUrl}/about`,
    'https://example.org/section/trad',
    'mailto:desk@paper.example',
    '//example.org/nowhere',
  ];
  await story(
    `${good.map((href) => `[x](${href})`).join('\n')}\n\n## A part\n\nText with a note[^1].\n\n[^1]: A note.`,
  );
  expect(await check()).toEqual([]);
});

test('a part that goes is told with the link to it, though the file with the link has not changed', async () => {
  await story('See [this](/article/headed#first-part).');
  const sync = () => syncInProcess(store, { contentDir, varDir: path.join(root, 'var'), siteUrl });
  expect(await sync()).toMatchObject({ problems: [], warnings: 0 });
  await writeIn(contentDir, 'articles/2026/headed.md', anArticleFile({}, '## Another part\n\nOne.'));
  expect(await sync()).toMatchObject({ written: true, warnings: 1 });
});
