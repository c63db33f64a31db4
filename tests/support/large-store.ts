import { sql } from 'kysely';
import { firstOfMinute } from '#lib/store/search-number.ts';
import * as postgres from '#lib/store/search-postgres.ts';
import * as sqlite from '#lib/store/search-sqlite.ts';
import { indexedText, indexes as indexNames, rankedText, type IndexedArticle } from '#lib/store/search-terms.ts';
import type { Word } from '#lib/store/search-word.ts';
import { words } from '#lib/store/search-words.ts';
import type { Store } from '#lib/store/store.ts';

/** What a large store is made of. The same every time. */
export interface LargeStore {
  articles: number;
  /** Words of each text. */
  words?: number;
  /** Months over which they were published. */
  months?: number;
}

const atOnce = 500;
const distinctTexts = 400;
const sections = 8;
const topics = 140;
const authors = 60;

/**
 * Fills an empty store with published articles as a newsroom would have written them, words as
 * frequent as in a language (Zipf), and two that are each in half of the articles and never together.
 */
export async function fillStore(
  store: Store,
  { articles, words: count = 200, months = 120 }: LargeStore,
): Promise<void> {
  const random = seeded(7);
  const list = vocabulary(random, 30_000);
  const word = () => list[Math.floor(list.length ** random()) - 1] ?? list[0]!;
  const text = (count: number) => Array.from({ length: count }, word).join(' ');
  const begin = Date.UTC(2026, 9, 1) - months * 30 * 86_400_000;
  // Some hundreds of texts, over and over: making them would take longer than storing them.
  const texts = Array.from({ length: Math.min(articles, distinctTexts) }, () => {
    const [headline, dek, body] = [text(8), text(14), text(count)] as const;
    return { headline, dek, body, words: { headline: words(headline), dek: words(dek), body: words(body) } };
  });

  // Sorting them in one by one takes PostgreSQL ten times as long.
  const indexes = store.dialect === 'postgres' && articles > 5000 ? indexNames : [];
  for (const table of indexes) await run(store, `drop index ${table}_found`);
  for (let from = 0; from < articles; from += atOnce) {
    await store.transaction(async (tx) => {
      const batch = Array.from({ length: Math.min(atOnce, articles - from) }, (_, index) => {
        const number = from + index;
        const publishedAt = new Date(begin + Math.floor((number / articles) * months * 30 * 86_400_000)).toISOString();
        return { number, publishedAt, ...texts[number % texts.length]! };
      });
      await insert(tx, batch);
    });
  }
  for (const table of indexes)
    await run(store, `create index ${table}_found on search_words using gin (${table}) with (fastupdate = off)`);
  // As PostgreSQL does by itself in time.
  if (store.dialect === 'postgres') await sql`analyze`.execute(store.db);
}

async function run(store: Store, statement: string): Promise<void> {
  await store.transaction((tx) => sql.raw(statement).execute(tx.db));
}

/** The most frequent words of a large store, the first in nearly every article. */
export function commonWords(count: number): string[] {
  return vocabulary(seeded(7), 30_000).slice(0, count);
}

interface Made {
  number: number;
  publishedAt: string;
  headline: string;
  dek: string;
  body: string;
  words: Record<'headline' | 'dek' | 'body', Word[]>;
}

async function insert(tx: Store, batch: readonly Made[]): Promise<void> {
  const id = ({ number }: Made) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const rows = batch.map((made) => ({
    id: id(made),
    slug: `story-${made.number}`,
    origin: 'desk' as const,
    source_path: null,
    source_hash: null,
    status: 'published' as const,
    kind: made.number % 10 === 0 ? 'analysis' : 'reporting',
    section: `section-${made.number % sections}`,
    headline: made.headline,
    dek: made.dek,
    byline: `Author ${made.number % authors}`,
    word_count: 300,
    breaking: 0,
    image: null,
    published_at: made.publishedAt,
    updated_at: null,
    embargo_until: null,
    live_started_at: null,
    live_ended_at: null,
    revision: 1,
    published_revision: 1,
    created_at: made.publishedAt,
    modified_at: made.publishedAt,
    folded_whole: 1,
    body_markdown: made.body,
    body_html: `<p>${made.body}</p>`,
    lead_html: `<p>${made.body}</p>`,
    rest_html: '',
    text: made.body,
  }));
  await tx.db.insertInto('article').values(rows).execute();
  const listed = batch.map((made) => ({ article_id: id(made), position: 0, listed_at: made.publishedAt }));
  const numbered = listed.map((row, index) => ({ row, number: batch[index]!.number }));
  await tx.db
    .insertInto('article_topic')
    .values(numbered.map(({ row, number }) => ({ ...row, topic: `topic-${number % topics}` })))
    .execute();
  await tx.db
    .insertInto('article_author')
    .values(numbered.map(({ row, number }) => ({ ...row, author: `author-${number % authors}` })))
    .execute();
  await index(
    tx,
    batch.map((made) => ({ ...made, articleId: id(made) })),
  );
}

/** As `indexArticle` does, many at once, with words that were taken apart before. */
async function index({ db, dialect }: Store, batch: readonly (Made & { articleId: string })[]): Promise<void> {
  const { writeTexts } = { sqlite, postgres }[dialect];
  const texts = new Map<number, IndexedArticle>();
  const rows = batch.map(({ articleId, number, publishedAt, words: { headline, dek, body } }) => {
    const id = firstOfMinute(publishedAt);
    const byline = words(`Author ${number % authors}`);
    const half = words(number % 2 === 0 ? 'evenly' : 'oddly');
    texts.set(id, {
      search_heads: indexedText([headline, dek, byline]),
      search_texts: indexedText([headline, dek, byline, half, body]),
    });
    const ranked = { headline: rankedText(headline), dek: rankedText(dek), byline: rankedText(byline) };
    return { id, article_id: articleId, ...ranked };
  });
  await db.insertInto('search_article').values(rows).execute();
  await writeTexts(db, texts);
}

/** Pseudo-words of two to four syllables, the most frequent the shortest; many begin alike. */
function vocabulary(random: () => number, count: number): string[] {
  const syllables = 'in con de re pro com ter sta ver al ti on er ment ing tra lo mi na so'.split(' ');
  const made = new Set<string>();
  for (let length = 1; made.size < count; length = 1 + Math.floor(Math.log2(made.size + 2) / 4)) {
    const parts = Array.from({ length: length + 1 }, () => syllables[Math.floor(random() * syllables.length)]!);
    made.add(parts.join(''));
  }
  return [...made];
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
