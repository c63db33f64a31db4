import { expect, test } from 'vitest';
import { CompileFailure, CompilerApart } from '#lib/markdown/compile-apart.ts';

const order = (markdown: string) => ({ as: 'article', markdown, slug: 'a-story' }) as const;

test('a text is compiled in another process, with what the newsroom answers', async () => {
  const compiler = new CompilerApart();
  const asked = await compiler.run(order('A [link](/article/other).'), new Map());
  expect(asked.questions).toContainEqual(['article', 'other']);
  const answers = new Map([['article other', { slug: 'other', headline: 'Other' }]]);
  const { compiled } = await compiler.run(order('A [link](/article/other).'), answers);
  expect(compiled).toMatchObject({ problems: [], body: { text: 'A link.' } });
});

test('a text that takes too much of the processor ends its process, and the next one is compiled', async () => {
  const compiler = new CompilerApart({ allowance: -1 });
  const long = 'The quick brown fox jumps over the lazy dog. '.repeat(4000);
  await expect(compiler.run(order(long), new Map())).rejects.toThrow(CompileFailure);
  const { compiled } = await new CompilerApart().run(order('The next.'), new Map());
  expect(compiled).toMatchObject({ body: { text: 'The next.' } });
});

test('so does one that takes too much memory', async () => {
  const compiler = new CompilerApart({ heap: 24 });
  const long = 'The quick brown fox jumps over the lazy dog. '.repeat(4000);
  await expect(compiler.run(order(long), new Map())).rejects.toThrow(CompileFailure);
});
