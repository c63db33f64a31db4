import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkFolder } from '#lib/content/check-folder.ts';
import { noMemory } from '#lib/content/content-memory.ts';
import { anArticleFile, layOutSmallPaper, writeIn } from '../../fixtures/content/small-paper.ts';

let root: string;
let contentDir: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-redirects-'));
  contentDir = path.join(root, 'content');
  await layOutSmallPaper(contentDir);
  await writeIn(contentDir, 'articles/2026/unfinished.md', anArticleFile({ status: 'draft' }, 'Text.'));
});
afterAll(() => rm(root, { recursive: true }));

/** What a redirects.yaml of these lines comes to; articles of the desk are `at-the-desk`. */
async function redirects(...lines: string[]) {
  await writeIn(contentDir, 'redirects.yaml', lines.join('\n'));
  const { redirects: found, problems } = await checkFolder(
    contentDir,
    async (slug) => (slug === 'at-the-desk' ? { slug, headline: slug, kicker: '', draft: false } : null),
    noMemory,
  );
  const own = problems.filter(({ file }) => file === 'content/redirects.yaml');
  return { found: Object.fromEntries(found), problems: own };
}

test('an old address leads to an article, a list, a page, a path or another site', async () => {
  const { found, problems } = await redirects(
    '/2018/peace/: article:a-peace-never-signed',
    '/desk-story: article:at-the-desk',
    '/caf%C3%A9: section:trade',
    '/section/shipping: topic:fisheries',
    '/people/noor: author:noor-castellan',
    '/opinions: kind:opinion',
    '/who-we-are: /about#history',
    '/shop: https://shop.example/a?b=c',
    '/?p=123: /article/round-the-cape',
    '/index.php?page_id=7&lang=en: page:about',
    '/rss.xml: /feeds/rss.xml',
    '/archive/2009/a-story: article:a-peace-never-signed',
  );
  expect(problems).toEqual([]);
  expect(found).toEqual({
    '/2018/peace': '/article/a-peace-never-signed',
    '/desk-story': '/article/at-the-desk',
    '/café': '/section/trade',
    '/section/shipping': '/topic/fisheries',
    '/people/noor': '/author/noor-castellan',
    '/opinions': '/kind/opinion',
    '/who-we-are': '/about#history',
    '/shop': 'https://shop.example/a?b=c',
    '/?p=123': '/article/round-the-cape',
    '/index.php?lang=en&page_id=7': '/about',
    '/rss.xml': '/feeds/rss.xml',
    '/archive/2009/a-story': '/article/a-peace-never-signed',
  });
});

test('a chain is one hop, also where it ends at an old address of an article', async () => {
  const { found, problems } = await redirects('/a: /b', '/b: /c/', '/c: /2019/05/peace', '/d: /a');
  expect(problems).toEqual([]);
  expect(new Set(Object.values(found))).toEqual(new Set(['/article/a-peace-never-signed']));
});

describe('a line that cannot be followed is refused, with its line and what to write instead', () => {
  test.each<[mistake: string, lines: string[], line: number, problem: string, instead: string]>([
    ['a loop of two', ['/a: /b', '/b: /a'], 1, '/a leads round in a circle, /a → /b → /a', 'name the address'],
    ['itself', ['/x: page:about', '/a: /a/'], 2, '/a leads to itself', 'name the address'],
    ['the same address twice', ['/a: page:about', '/a/: page:about'], 2, '/a/ is the same address as /a', 'keep one'],
    ['the same key twice', ['/a: page:about', '/a: page:about'], 2, 'this key is written twice', 'keep one'],
    [
      'an article that is not there',
      ['/a: article:a-peace-never-sinned'],
      1,
      'there is no article',
      'write "a-peace-never-signed"',
    ],
    ['a section that is not there', ['/a: section:trad'], 1, 'there is no section "trad"', 'write "trade"'],
    ['a path that is not there', ['/a: /none'], 1, 'there is nothing at /none', 'write article:…'],
    [
      'a path below an article that is not there',
      ['/a: /article/none'],
      1,
      'there is nothing at /article/none',
      'write article:…',
    ],
    ['a draft', ['/a: article:unfinished'], 1, 'the article "unfinished" is a draft', 'publish it first'],
    [
      'an article that has the address',
      ['/article/round-the-cape: page:about'],
      1,
      'is the address of the article round-the-cape',
      'write a path that nothing else has',
    ],
    [
      'a section that has the address',
      ['/section/trade: page:about'],
      1,
      'is the address of the section trade',
      'write a path',
    ],
    [
      'a page that has the address',
      ['/about: section:trade'],
      1,
      '/about is the address of the page about',
      'write a path',
    ],
    ['the front page', ['/: section:trade'], 1, '/ is the address of the front page', 'write a path'],
    ['an address of the site', ['/search?q=x: section:trade'], 1, 'is the address of the site itself', 'write a path'],
    [
      'a date of the archive',
      ['/archive/2009/03: section:trade'],
      1,
      'is the address of the site itself',
      'write a path',
    ],
    [
      'an old address that an article names',
      ['/2019/05/peace: section:trade'],
      1,
      'is in oldUrls of the article a-peace-never-signed',
      'leave it out',
    ],
    [
      'another site on the left',
      ['https://a.example/x: page:about'],
      1,
      'https://a.example/x is not a path',
      'write the path',
    ],
    ['a fragment on the left', ["'/a#b': page:about"], 1, '/a#b is not a path', 'write the path'],
    [
      'another host in disguise',
      ['/a: //evil.example/'],
      1,
      '"//evil.example/" is not where an address can lead',
      'write article:…',
    ],
    [
      'another host with a backslash',
      ['/a: /\\evil.example'],
      1,
      'is not where an address can lead',
      'write article:…',
    ],
    ['a script', ['/a: "javascript:alert(1)"'], 1, 'is not where an address can lead', 'write article:…'],
    ['nothing', ['/a:'], 1, 'this address leads nowhere', 'write article:…'],
    ['a list', ['- /a'], 1, 'this is not one address a line', 'write /old/address'],
  ])('%s', async (_mistake, lines, line, problem, instead) => {
    const { problems } = await redirects(...lines);
    const found = problems.find((each) => each.line === line);
    expect(found?.problem).toContain(problem);
    expect(found?.instead).toContain(instead);
  });
});
