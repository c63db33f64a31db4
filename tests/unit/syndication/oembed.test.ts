import { expect, test } from 'vitest';
import { articleSlugOf, oembed, oembedXml, pathOnSite } from '#lib/syndication/oembed.ts';
import { anArticle, aPicture } from '../../support/an-article.ts';
import { hostileStrings } from '../../support/hostile-strings.ts';

const from = { siteUrl: 'https://meridian.example', name: 'The Meridian' };
const anywhere = { width: null, height: null };
const article = anArticle({ slug: 'strait', headline: 'A strait', image: aPicture, authors: ['noor', 'jun'] });

test('an article is offered as a frame with its card, its authors and its picture', () => {
  expect(oembed(article, from, anywhere)).toMatchObject({
    version: '1.0',
    type: 'rich',
    title: 'A strait',
    author_name: 'noor, jun',
    author_url: 'https://meridian.example/author/noor',
    provider_name: 'The Meridian',
    provider_url: 'https://meridian.example/',
    width: 600,
    thumbnail_url: 'https://meridian.example/media/strait.0a1b2c3d/16x9-1200.jpeg',
    thumbnail_width: 1200,
    thumbnail_height: 675,
  });
  const { html, height } = oembed(article, from, anywhere);
  expect(html).toContain('<iframe src="https://meridian.example/embed/article/strait" title="A strait" width="600"');
  expect(html).toContain(`height="${height}"`);
  expect(html).not.toContain('allow-scripts');
});

test('nothing is larger than there is room for', () => {
  const embed = oembed(article, from, { width: 420, height: 300 });
  expect(embed).toMatchObject({ width: 420, height: 300, thumbnail_width: 400, thumbnail_height: 225 });
  expect(oembed(article, from, { width: 100, height: 100 })).not.toHaveProperty('thumbnail_url');
  expect(oembed(anArticle(), from, anywhere).height).toBeLessThan(oembed(article, from, anywhere).height);
});

test('every naughty headline is the same one in JSON, in XML and in the frame’s title', () => {
  const decoded = (text: string) =>
    text.replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]!,
    );
  for (const headline of hostileStrings) {
    const embed = oembed(anArticle({ headline }), from, anywhere);
    const xml = oembedXml(JSON.parse(JSON.stringify(embed)) as typeof embed);
    const fields = new Map(
      [...xml.matchAll(/^<(\w+)>([^<]*)<\/\1>$/gm)].map(([, name, value]) => [name, decoded(value!)]),
    );
    expect(fields.get('title')).toBe(headline);
    expect(fields.size).toBe(Object.keys(embed).length);
    const title = / title="([^"]*)"/.exec(fields.get('html')!)?.[1];
    expect(decoded(title!)).toBe(headline);
  }
});

test('only addresses of this site are known, however they were passed on', () => {
  const path = (address: string) => pathOnSite(address, from.siteUrl);
  expect(path('https://meridian.example/article/strait?utm_source=x#part')).toBe('/article/strait');
  expect(path('http://meridian.example/article/strait/')).toBe('/article/strait/');
  for (const elsewhere of [
    'https://evil.example/article/strait',
    'https://meridian.example.evil.example/article/strait',
    'https://meridian.example@evil.example/article/strait',
    'https://meridian.example:8443/article/strait',
    'javascript:alert(1)',
    '//meridian.example/article/strait',
    '/article/strait',
    'nonsense',
    '',
  ]) {
    expect(path(elsewhere), elsewhere).toBeNull();
  }
  expect(pathOnSite('https://example.org/paper/article/x', 'https://example.org/paper')).toBe('/article/x');
});

test('an address in capitals is the same article', () => {
  const slug = (address: string) => articleSlugOf(pathOnSite(address, from.siteUrl) ?? '');
  for (const address of [
    'https://meridian.example/article/strait',
    'HTTPS://MERIDIAN.EXAMPLE/ARTICLE/STRAIT',
    'https://Meridian.example/Article/Strait/?utm_source=X',
    'https://meridian.example/article/STRAIT.MD',
  ]) {
    expect(slug(address), address).toBe('strait');
  }
  expect(slug('https://meridian.example/ARTICLES/strait')).toBeNull();
  expect(pathOnSite('https://example.org/Paper/Article/X', 'https://example.org/paper')).toBe('/Article/X');
});
