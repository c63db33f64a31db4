import type { Article, ArticleSummary } from '#lib/news/article.ts';

/** An article as a story in a test needs it: say what matters, the rest is plain. */
export function anArticle({
  slug = 'an-article',
  section = 'europe',
  topics = [],
  authors = ['mara-lindqvist'],
  ...rest
}: Partial<Omit<Article, 'section' | 'topics' | 'authors'>> & {
  section?: string;
  topics?: string[];
  authors?: string[];
} = {}): Article {
  const named = (name: string) => ({ slug: name, name });
  return {
    id: slug,
    slug,
    headline: `Headline of ${slug}`,
    dek: '',
    kind: 'reporting',
    publishedAt: '2026-11-20T09:00:00.000Z',
    updatedAt: null,
    breaking: false,
    live: null,
    image: null,
    wordCount: 800,
    corrections: [],
    keyPoints: [],
    feedId: `urn:uuid:00000000-0000-4000-8000-${Buffer.from(slug).toString('hex').slice(0, 12).padEnd(12, '0')}`,
    translations: {},
    details: {},
    body: {
      html: '<p>Text.</p>',
      leadHtml: '<p>Text.</p>',
      restHtml: '',
      foldedWhole: true,
      wordCount: 800,
      text: 'Text.',
    },
    ...rest,
    section: named(section),
    topics: topics.map(named),
    authors: authors.map(named),
  };
}

/** A prepared picture that exists in name only. */
export const aPicture: NonNullable<ArticleSummary['image']> = {
  file: {
    base: '/media/strait.0a1b2c3d',
    width: 1600,
    height: 900,
    widths: { full: [400, 800, 1200, 1600], '16x9': [400, 800, 1200], '4x3': [400, 1200], '1x1': [400, 1200] },
    original: null,
  },
  alt: 'A strait',
  caption: null,
  credit: 'Map: Jun Halvorsen',
};
