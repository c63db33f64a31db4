import { describe, expect, test } from 'vitest';
import { composeFront, type Front } from '#lib/news/front.ts';
import { aPicture, anArticle } from '#tests/support/an-article.ts';

const sections = ['asia-pacific', 'europe', 'trade', 'oceans', 'africa'].map((slug) => ({ slug, name: slug }));

/** A newsroom's week, newest first: three sections' worth of stories with pictures, one opinion in five. */
const week = Array.from({ length: 60 }, (_, i) =>
  anArticle({
    slug: `story-${i}`,
    section: sections[i % sections.length]!.slug,
    kind: i % 5 === 4 ? 'opinion' : 'analysis',
    topics: [`topic-${i % 4}`],
    image: aPicture,
    publishedAt: new Date(Date.UTC(2026, 10, 20) - i * 3_600_000).toISOString(),
  }),
);

const everything = <T>(front: Front<T>): T[] => [
  ...(front.lead ? [front.lead] : []),
  ...front.leadRelated,
  ...front.secondary,
  ...front.latest,
  ...front.strip,
  ...front.opinion,
  ...[...front.features, ...front.trio].flatMap((block) => [block.lead, ...block.others]),
];

describe('the front page', () => {
  test('shows no article twice', () => {
    const slugs = everything(composeFront(week, {}, sections)).map(({ slug }) => slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs.length).toBeGreaterThan(30);
  });

  test('leads with the newest story that has a picture when the editors chose none', () => {
    const bare = anArticle({ slug: 'bare', publishedAt: '2026-11-21T00:00:00.000Z' });
    expect(composeFront([bare, ...week], {}, sections).lead?.slug).toBe('story-0');
  });

  test('puts what the editors chose where they chose it', () => {
    const front = composeFront(
      week,
      {
        lead: 'story-33',
        leadRelated: ['story-2'],
        secondary: ['story-50'],
        opinion: ['story-44'],
        blocks: [{ section: 'trade', lead: 'story-57' }],
      },
      sections,
    );
    expect(front.lead?.slug).toBe('story-33');
    expect(front.leadRelated[0]?.slug).toBe('story-2');
    expect(front.secondary[0]?.slug).toBe('story-50');
    expect(front.opinion[0]?.slug).toBe('story-44');
    expect(front.features[0]).toMatchObject({ section: { slug: 'trade' }, lead: { slug: 'story-57' } });
  });

  test('fills the gaps that the editors leave, newest first', () => {
    const front = composeFront(week, { secondary: ['story-50'] }, sections);
    expect(front.secondary).toHaveLength(3);
    expect(front.secondary[1]!.publishedAt > front.secondary[2]!.publishedAt).toBe(true);
  });

  test('does not lead with opinion, and keeps opinion in its own strip', () => {
    const front = composeFront(week, {}, sections);
    expect(front.lead?.kind).not.toBe('opinion');
    expect(front.opinion.every(({ kind }) => kind === 'opinion')).toBe(true);
    expect(front.secondary.concat(front.strip).some(({ kind }) => kind === 'opinion')).toBe(false);
  });

  test('gives each block stories of its own section alone', () => {
    const front = composeFront(week, {}, sections);
    for (const { section, lead, others } of [...front.features, ...front.trio]) {
      expect([lead, ...others].every((article) => article.section.slug === section.slug)).toBe(true);
    }
  });

  test('does without an article that the editors chose and that has been withdrawn since', () => {
    expect(composeFront(week, { lead: 'no-longer-there' }, sections).lead?.slug).toBe('story-0');
  });

  test('of a publication without articles is empty', () => {
    expect(everything(composeFront([], {}, sections))).toEqual([]);
  });
});
