import { expect, test } from 'vitest';
import { compileAsking, runWith } from '#lib/markdown/asking.ts';
import { compileArticle } from '#lib/markdown/compile.ts';

const nothing = {
  picture: async () => null,
  article: async () => null,
  oldUrl: async () => null,
  language: async () => 'en',
};

/** How often a text is compiled where one article is there. */
async function timesCompiled(markdown: string): Promise<{ times: number; html: string; asked: string[] }> {
  let times = 0;
  const surroundings = {
    ...nothing,
    article: async (slug: string) => (slug === 'cape' ? { slug, headline: 'The Cape' } : null),
  };
  const { compiled, questions } = await compileAsking(markdown, surroundings, (answers) => {
    times++;
    return runWith(markdown, 'a-story', answers, compileArticle);
  });
  return { times, html: compiled.body.html, asked: questions.map((question) => question.join(' ')) };
}

test('a text with links to articles is compiled once', async () => {
  const { times, html } = await timesCompiled('As [we said](/article/cape) and [again](/article/cape#end).');
  expect(html).toContain('href="/article/cape#end"');
  expect(times).toBe(1);
});

test('a link that nobody foresaw is followed all the same', async () => {
  const { times, html } = await timesCompiled('As [we said](cape.md).');
  expect(html).toContain('href="/article/cape"');
  expect(times).toBe(2);
});

test('a text with quotation marks asks for the language, and is compiled once', async () => {
  const { times, asked } = await timesCompiled('He said "no".');
  expect({ times, asked }).toEqual({ times: 1, asked: ['language '] });
});

test('what only looks like a link is not among what the text asked for', async () => {
  const { asked } = await timesCompiled('Write `/article/cape` to link to it.');
  expect(asked).toEqual([]);
});
