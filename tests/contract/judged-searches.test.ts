import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import type { Store } from '#lib/store/store.ts';
import { dialects, newStore } from './stores.ts';
import { written } from './written.ts';

interface Judged {
  query: string;
  first?: string[];
  notFirst?: string[];
  only?: string[];
}

interface Front {
  headline: string;
  dek: string;
  publishedAt: string;
  authors: string[];
}

const fixtures = join(import.meta.dirname, '../fixtures');
const judged = parse(readFileSync(join(fixtures, 'search-judged.yaml'), 'utf8')) as Judged[];

/** The articles of a folder, with their Markdown for their text. */
function articlesIn(folder: string): ReturnType<typeof written>[] {
  return readdirSync(folder).map((file) => {
    const [, front, text] = /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(join(folder, file), 'utf8'))!;
    const { headline, dek, publishedAt, authors } = parse(front!) as Front;
    const bylineNames = authors.map((author) => author.replaceAll('-', ' '));
    return written(basename(file, '.md'), {
      ...{ headline, dek, bylineNames, text: text! },
      publishedAt: new Date(publishedAt).toISOString(),
    });
  });
}

const page = { limit: 100, offset: 0 };
const orders = new Map<string, Map<string, string[]>>();

describe.each(dialects)('what an editor has judged is found in %s', (dialect) => {
  let store: Store;
  let end: () => Promise<void>;
  beforeAll(async () => {
    // However busy the machine is, what no article has all of is looked for.
    vi.spyOn(performance, 'now').mockReturnValue(0);
    ({ store, end } = await newStore(dialect));
    await store.transaction(async (tx) => {
      const folders = [join(fixtures, 'search-ranking'), join(import.meta.dirname, '../../content/articles/2026')];
      for (const article of folders.flatMap(articlesIn)) await tx.articles.save(article, 'test', 'sync');
    });
    orders.set(dialect, new Map());
  });
  afterAll(async () => {
    vi.restoreAllMocks();
    await end();
  });

  test.each(judged)('$query', async ({ query, first, notFirst = [], only }) => {
    const { hits } = await store.search.search(query, page);
    const found = hits.map(({ article }) => article.slug);
    orders.get(dialect)!.set(query, found);
    if (first) expect(first).toContain(found[0]);
    if (only) expect(found.toSorted()).toEqual(only.toSorted());
    expect(notFirst).not.toContain(found[0]);
  });
});

test('both databases find the same in the same order', () => {
  expect(orders.get('postgres')).toEqual(orders.get('sqlite'));
});
