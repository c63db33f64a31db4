import { expect, test } from 'vitest';
import { publicationSchema } from '#lib/config/publication.ts';
import { articleFrontMatterSchema } from '#lib/news/article.ts';
import { authorFrontMatterSchema } from '#lib/news/author.ts';
import type { ContentProblem } from '#lib/content/problem.ts';
import { checkAgainst } from '#lib/content/schema-problems.ts';

function told(schema: Parameters<typeof checkAgainst>[0], data: unknown): string[] {
  const problems: ContentProblem[] = [];
  checkAgainst(schema, { data, lineOf: () => 1 }, 'content/x', problems);
  return problems.map(({ problem, instead }) => `${problem}: ${instead}`);
}

test('a required key with a slip of the pen is one mistake, not one that is unknown and one that is missing', () => {
  expect(told(authorFrontMatterSchema, { nmae: 'Noor' })).toEqual(['the key "nmae" is not known: write "name"']);
  expect(told(authorFrontMatterSchema, { name: 'Noor', image: { scr: '/media/x.png', alt: '' } })).toHaveLength(1);
  const article = { headlien: 'x', section: 'trade', authors: ['noor'], publishedAt: '2026-11-20T09:00:00Z' };
  expect(told(articleFrontMatterSchema, article)).toEqual(['the key "headlien" is not known: write "headline"']);
  expect(
    told(articleFrontMatterSchema, { ...article, corrections: [{ at: '2026-11-20T09:00:00Z', txt: 'x' }] }),
  ).toEqual([
    'the key "txt" is not known in corrections, entry 1: write "text"',
    'the key "headlien" is not known: write "headline"',
  ]);
});

test('what is missing besides is told', () => {
  expect(told(authorFrontMatterSchema, { roel: 'Editor' }).map((line) => line.split(':')[0])).toEqual([
    'name is missing',
    'the key "roel" is not known',
  ]);
});

test('an unknown key of a publication is told which keys there are, or the one that was meant', () => {
  expect(told(publicationSchema, { name: 'x', timezone: 'UTC' })).toEqual([
    'the key "timezone" is not known: write "timeZone"',
  ]);
  const [line] = told(publicationSchema, { name: 'x', masthead_colour_scheme: 'red' });
  for (const key of Object.keys(publicationSchema.shape)) expect(line).toContain(key);
  expect(told(publicationSchema, { name: 'x', social: [{ name: 'M', url: 'https://example.org', zzz: 1 }] })).toEqual([
    'the key "zzz" is not known in social, entry 1: write one of name, url',
  ]);
});
