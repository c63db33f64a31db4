import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { z } from 'zod';
import { articleMetadata } from '#app/metadata.ts';
import { publicationSchema } from '#lib/config/publication.ts';
import { schemaOf } from '#lib/content/entries.ts';
import { checkContent, syncContent } from '#lib/content/sync.ts';
import { frontCurationSchema } from '#lib/news/front-curation.ts';
import { openStore } from '#lib/store/open-store.ts';
import type { Store } from '#lib/store/store.ts';
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
  expect(languages).toMatchObject({ ...translations, 'en-GB': '/article/whole' });

  expect(await store.articles.publishedBySlug('plain')).toMatchObject({ headline: '12:30', dek: '2026-01-01' });
  expect(await store.articles.publishedBySlug('plain-too')).toMatchObject({
    headline: '2026-01-01 begins',
    dek: '0b11 \u0085 \u2028 𝒜',
    translations: { no: 'https://example.org/no', 'zh-Hant-TW': 'https://example.org/zh' },
  });
});
