import type { ArticleWrite } from '#lib/store/article-write.ts';

/** A published article as `save` takes it: say what matters, the rest is plain. */
export function written(
  slug: string,
  { text = 'A plain text.', ...rest }: Partial<ArticleWrite> & { text?: string } = {},
): ArticleWrite {
  return {
    slug,
    origin: 'content',
    sourcePath: `articles/2026/${slug}.md`,
    sourceHash: `hash of ${slug}`,
    status: 'published',
    kind: 'reporting',
    section: 'europe',
    headline: `Headline of ${slug}`,
    dek: '',
    topics: [],
    authors: ['mara-lindqvist'],
    bylineNames: ['Mara Lindqvist'],
    publishedAt: '2025-11-20T09:00:00Z',
    updatedAt: null,
    breaking: false,
    image: null,
    markdown: text,
    body: { html: `<p>${text}</p>`, leadHtml: `<p>${text}</p>`, restHtml: '', foldedWhole: true, wordCount: 3, text },
    corrections: [],
    translations: {},
    details: {},
    seriesSlug: null,
    oldUrls: [],
    ...rest,
  };
}
