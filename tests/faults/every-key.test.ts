import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import { articleMetadata } from '#app/metadata.ts';
import { publicationSchema } from '#lib/config/publication.ts';
import { schemaOf } from '#lib/content/entries.ts';
import { checkContent, syncContent } from '#lib/content/sync.ts';
import { read } from '#lib/desk/commands/read.ts';
import { release } from '#lib/desk/commands/release.ts';
import { revise } from '#lib/desk/commands/write.ts';
import { reviseSchema } from '#lib/desk/inputs.ts';
import { frontCurationSchema } from '#lib/news/front-curation.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
import { atom } from '#lib/syndication/atom.ts';
import { feedOf } from '#lib/syndication/feed.ts';
import { jsonFeed } from '#lib/syndication/json-feed.ts';
import { newsArticle } from '#lib/syndication/json-ld/news-article.ts';
import { rss } from '#lib/syndication/rss.ts';
import { everyField } from '../fixtures/content/every-field.ts';
import { layOutSmallPaper, writeIn } from '../fixtures/content/small-paper.ts';
import { aFrame } from '../support/a-frame.ts';

/* Every key that a schema knows goes through contentlayer into the store: none is documented and then refused. */

let root: string;
let contentDir: string;
let store: Store;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-keys-'));
  contentDir = path.join(root, 'content');
  await layOutSmallPaper(contentDir);
  for (const name of ['articles', 'authors', 'topics', 'sections', 'pages']) {
    await rm(path.join(contentDir, name), { recursive: true });
  }
  for (const [file, text] of Object.entries(everyField)) await writeIn(contentDir, file, text);
  store = await openStore(`file:${path.join(root, 'store.db')}`);
});
afterAll(async () => {
  await store.close();
  await rm(root, { recursive: true });
});

/** The part of Zod's schemas that describes what is inside them. */
interface Inside {
  def: {
    shape?: Record<string, Inside>;
    element?: Inside;
    valueType?: Inside;
    innerType?: Inside;
    options?: Inside[];
    in?: Inside;
  };
}

/** `image.src`, `corrections.at`: the keys of a schema, without numbers and without keys that writers choose. */
function keysOf({ def }: Inside, name = ''): string[] {
  const below = [def.element, def.valueType, def.innerType, def.in, ...(def.options ?? [])].flatMap((inside) =>
    inside ? keysOf(inside, name) : [],
  );
  const own = Object.entries(def.shape ?? {}).flatMap(([key, inside]) => {
    const path = name === '' ? key : `${name}.${key}`;
    return [path, ...keysOf(inside, path)];
  });
  return [...own, ...below];
}

function keysIn(value: unknown, name = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => keysIn(each, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    const path = name === '' ? key : `${name}.${key}`;
    return [path, ...keysIn(each, path)];
  });
}

const written = (prefix: string) =>
  Object.entries(everyField).flatMap(([file, text]) =>
    file.startsWith(prefix) ? keysIn(parse(text.replaceAll('\r', '').replace(/^---\n([^]*?)\n---[^]*$/, '$1'))) : [],
  );

test.each<[string, z.ZodType]>([
  ...Object.entries(schemaOf).map(([folder, schema]): [string, z.ZodType] => [`${folder}/`, schema]),
  ['publication.yaml', publicationSchema],
  ['front.yaml', frontCurationSchema],
])('the files of this test write every key of %s', (prefix, schema) => {
  const inFiles = new Set(written(prefix).map((key) => key.replace('crawlers.sections.trade.', 'crawlers.sections.')));
  expect(keysOf(schema as unknown as Inside).filter((key) => !inFiles.has(key))).toEqual([]);
});

test('a check and a sync take all of them, and translations are on the page as hreflang', async () => {
  const varDir = path.join(root, 'var');
  const errors = (await checkContent(store, { contentDir, varDir })).filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
  const report = await syncContent(store, { contentDir, varDir });
  expect(report).toMatchObject({ written: true, articles: { added: 4 } });

  const article = await store.articles.publishedBySlug('whole');
  const translations = { de: 'https://example.org/de/alles', 'pt-BR': 'https://example.org/pt/tudo' };
  expect(article?.translations).toEqual(translations);
  const languages = articleMetadata(article!, aFrame(), null).alternates?.languages;
  expect(languages).toMatchObject({ ...translations, ar: '/article/whole' });

  expect(await store.articles.publishedBySlug('plain')).toMatchObject({ headline: '12:30', dek: '2026-01-01' });
  expect(await store.articles.publishedBySlug('plain-too')).toMatchObject({
    headline: '2026-01-01 begins',
    dek: '0b11 \u0085 \u2028 𝒜',
    translations: { no: 'https://example.org/no', 'zh-Hant-TW': 'https://example.org/zh' },
  });
});

test('a detail that one article has is on its page, in its feeds, and said to search engines', async () => {
  const article = (await store.articles.publishedBySlug('whole'))!;
  expect(article.details).toEqual({
    dateline: 'TŌKYŌ & more',
    language: 'ar',
    series: 'The whole: a series',
    seriesPart: 2,
    canonicalUrl: 'https://example.com/whole?of=it',
    seo: { title: 'All of it', description: 'Every field, for search engines' },
    label: 'partner',
  });
  expect(article.body.html).toMatch(/<span class="dateline">TŌKYŌ &amp; more<\/span> — .*A text\./);

  const frame = aFrame();
  const said = articleMetadata(article, frame, null);
  expect(said).toMatchObject({
    title: 'All of it | The Meridian',
    description: 'Every field, for search engines',
    alternates: { canonical: 'https://example.com/whole?of=it', languages: { ar: '/article/whole' } },
    openGraph: { title: article.headline, locale: 'ar_EG' },
  });
  expect(newsArticle(article, frame)).toMatchObject({
    inLanguage: 'ar',
    dateline: 'TŌKYŌ & more',
    contentLocation: { '@type': 'Place', name: 'TŌKYŌ & more' },
    isBasedOn: 'https://example.com/whole?of=it',
  });
  const feed = feedOf({
    publication: { ...frame, feedOrigin: frame.siteUrl, hubs: [] },
    list: null,
    articles: [{ article, updates: [] }],
  });
  const title = `Partner content: ${article.headline}`;
  expect(feed.items[0]).toMatchObject({ language: 'ar', title, url: `${frame.siteUrl}/article/whole` });
  expect(rss(feed, 'https://example.org/feed', '')).toContain('<dc:language>ar</dc:language>');
  expect(atom(feed, 'https://example.org/feed', '')).toContain('<entry xml:lang="ar">');
  expect(JSON.parse(jsonFeed(feed, 'https://example.org/feed')).items[0].language).toBe('ar');
});

test('the desk changes a detail, takes one away, and gives the rest back to the file', async () => {
  const varDir = path.join(root, 'var');
  const desk = { store, by: 'mara', contentDir, varDir };
  const { revision } = await read(desk, 'whole');
  const changes = { basedOn: revision, dateline: null, label: null, seo: { title: 'Less of it' }, publish: true };
  await revise(desk, 'whole', reviseSchema.parse(changes));
  const article = (await store.articles.publishedBySlug('whole'))!;
  expect(article.details).toMatchObject({ language: 'ar', seo: { title: 'Less of it' } });
  expect(article.details).not.toHaveProperty('dateline');
  expect(article.body.html).not.toContain('dateline');
  expect((await read(desk, 'whole')).newest).toMatchObject({ language: 'ar', seriesPart: 2 });

  await release(desk, 'whole', { discard: false });
  const file = await readFile(path.join(contentDir, 'articles/2026/whole.md'), 'utf8');
  expect(file).not.toMatch(/dateline|label/);
  expect(file).toContain('title: Less of it');
  await syncContent(store, { contentDir, varDir });
  expect((await store.articles.publishedBySlug('whole'))?.details).toEqual(article.details);
});

test('an article whose original stands elsewhere is in no sitemap, and a month of none but such has none', async () => {
  const months = await store.catalogue.months();
  const slugs: string[] = [];
  for (const { month } of months)
    for await (const batch of store.catalogue.inMonth(month, { offset: 0, limit: 100 }))
      slugs.push(...batch.map(({ slug }) => slug));
  expect(slugs).toContain('plain');
  expect(slugs).not.toContain('whole');
  expect(months.reduce((sum, { count }) => sum + count, 0)).toBe(slugs.length);
});
