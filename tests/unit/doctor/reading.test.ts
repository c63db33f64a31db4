import { describe, expect, test } from 'vitest';
import { AcrossPages } from '#lib/doctor/across-pages.ts';
import { Diagnosis } from '#lib/doctor/diagnosis.ts';
import { examinedAs, isOneOfMany, placeOf } from '#lib/doctor/places.ts';
import { readPage } from '#lib/doctor/read-page.ts';
import { aFront, anArticlePage, aSection, site } from './a-page.ts';

describe('a page', () => {
  test('asks for every variant of its pictures, its fonts and its players', () => {
    const { files } = readPage(`<img src="/a.jpeg" srcset="/a-400.jpeg 400w, /a,b-800.jpeg 800w" alt="">
      <picture><source srcset="/a.avif 1x,/b.avif 2x"></picture><style>@font-face{src:url("/f.woff2")}</style>
      <iframe src="https://player.example/1"></iframe>`);
    expect(files.map(({ href, kind }) => `${kind} ${href}`)).toEqual([
      'img-src /a.jpeg',
      'img-src /a-400.jpeg',
      'img-src /a,b-800.jpeg',
      'img-src /a.avif',
      'img-src /b.avif',
      'font-src /f.woff2',
      'frame-src https://player.example/1',
    ]);
  });

  test('leads to what is linked, and to forms that can be asked', () => {
    const { hrefs } = readPage(
      `<a href="/a#b">A</a><form action="/search"></form><form method="post" action="/api"></form>`,
    );
    expect(hrefs).toEqual(['/a#b', '/search']);
  });
});

test('a link leads to this site, to another, or nowhere', () => {
  expect(placeOf('../b?q=1#c%20d', site.url, '/a/x/')).toEqual({ on: 'site', path: '/a/b?q=1', fragment: 'c d' });
  expect(placeOf(`${site.url}/a`, site.url, '/')).toEqual({ on: 'site', path: '/a', fragment: null });
  expect(placeOf('/a#b:~:text=word', site.url, '/')).toEqual({ on: 'site', path: '/a', fragment: 'b' });
  expect(placeOf('//other.example/a', site.url, '/')).toEqual({ on: 'elsewhere', url: 'https://other.example/a' });
  expect(placeOf('mailto:desk@paper.example', site.url, '/')).toBeNull();
  expect(placeOf('https://', site.url, '/')).toBeNull();
});

test('a path tells what sort of page is there', () => {
  const types = ['/', '/article/a', '/article/a/updates/2', '/section/a', '/section/a/page/2', '/author/a', '/about'];
  expect(types.map(examinedAs)).toEqual(['front', 'article', 'segment', 'list', 'further', 'author', 'other']);
  expect(types.filter(isOneOfMany)).toEqual(['/article/a', '/article/a/updates/2', '/section/a/page/2']);
});

describe('pages beside each other', () => {
  test('have titles of their own; what a story is called, or a topic beside a section, is for the desk', () => {
    const across = new AcrossPages();
    expect(across.add(aSection())).toEqual([]);
    const [problem] = across.add(aSection({ path: '/section/trade' }));
    expect(problem).toMatchObject({ level: 'problem', problem: '"A title" is also the title of /section/oceans' });
    expect(across.add(aSection({ path: '/topic/oceans' }))[0]?.level).toBe('warning');
    expect(across.add(aFront({ title: '<title>Another</title>' }))).toEqual([]);

    const stories = new AcrossPages();
    stories.add(anArticlePage({ path: '/article/a' }));
    expect(stories.add(anArticlePage({ path: '/article/b' }))[0]?.level).toBe('warning');
  });

  test('that are translations name each other', () => {
    const head = (...paths: string[]) =>
      paths.map((path) => `<link rel="alternate" hreflang="en" href="${site.url}${path}">`).join('');
    const across = new AcrossPages();
    across.add(aFront({ path: '/a', head: head('/a', '/b'), title: '<title>A</title>' }));
    across.add(aFront({ path: '/b', head: head('/b'), title: '<title>B</title>' }));
    expect(across.end().map(({ address, problem }) => `${address}: ${problem}`)).toEqual([
      '/a: /b is named as its translation, and does not name it in turn',
    ]);
  });
});

test('one problem of many pages is one problem, with some of the pages and their number', () => {
  const diagnosis = new Diagnosis();
  const finding = {
    rule: 'icons',
    level: 'problem',
    source: 'https://a.example',
    problem: 'no icon is named',
  } as const;
  for (let page = 1; page <= 100; page += 1) diagnosis.add([{ ...finding, address: `/${page}` }]);
  diagnosis.add([{ ...finding, address: '/1' }]);
  const [found] = diagnosis.of('problem');
  expect(found).toMatchObject({ rule: 'icons', count: 100 });
  expect(found?.ailments).toEqual([
    { problem: 'no icon is named', count: 100, addresses: ['/1', '/2', '/3', '/4', '/5'] },
  ]);
  expect(diagnosis.of('warning')).toEqual([]);
});
