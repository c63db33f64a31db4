import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { markBreaking, rename } from '#lib/desk/commands/amend.ts';
import { addUpdate } from '#lib/desk/commands/live.ts';
import { publish } from '#lib/desk/commands/publish.ts';
import { create } from '#lib/desk/commands/write.ts';
import type { Desk } from '#lib/desk/desk.ts';
import { addUpdateSchema, previewSchema, publishSchema } from '#lib/desk/inputs.ts';
import { previewOf } from '#lib/desk/previewed.ts';
import { makePreview } from '#lib/desk/previews.ts';
import { CompileFailure, CompilerApart } from '#lib/markdown/compile-apart.ts';
import type { Store } from '#lib/store/store.ts';
import { begun, deskOf, staff } from '../support/desk.ts';
import { dialects, emptied, newStore } from './stores.ts';

describe.each(dialects)('texts that the desk compiles, in %s', (dialect) => {
  let store: Store;
  let desk: Desk;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ store, end } = await newStore(dialect));
    desk = deskOf(store);
  });
  beforeEach(async () => {
    await emptied(store);
    await staff(store);
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => end());

  const preview = async (slug: string) =>
    previewOf(store, slug, (await makePreview(desk, previewSchema.parse({ slug }))).url.replace('/preview/', ''));

  test('a look at a preview compiles nothing, however often', async () => {
    await create(desk, begun('strait', { body: `A text of its own in ${dialect}.` }));
    const compiling = vi.spyOn(CompilerApart.prototype, 'run');
    for (let look = 0; look < 3; look++) expect((await preview('strait'))?.article.body.text).toMatch(/of its own/);
    expect(compiling).not.toHaveBeenCalled();
  });

  test('a link follows the article that it leads to: what was compiled before is compiled anew', async () => {
    await create(desk, begun('canal'));
    await publish(desk, 'canal', publishSchema.parse({}));
    await create(desk, begun('strait', { body: `See [the canal](/article/canal), says ${dialect}.` }));
    expect((await preview('strait'))?.article.body.html).toContain('href="/article/canal"');
    await rename(desk, 'canal', { slug: 'the-canal' });
    expect((await preview('strait'))?.article.body.html).toContain('href="/article/the-canal"');
  });

  test('no transaction is open while a text is compiled', async () => {
    let open = 0;
    const openAtCompiling: number[] = [];
    const transaction: Store['transaction'] = async (work) => {
      open++;
      return store.transaction(work).finally(() => open--);
    };
    const { run } = CompilerApart.prototype;
    vi.spyOn(CompilerApart.prototype, 'run').mockImplementation(function (this: CompilerApart, ...order) {
      openAtCompiling.push(open);
      return run.apply(this, order);
    });
    const story = begun('strait', { body: `A text that nobody has compiled yet, ${dialect}.` });
    await create({ ...desk, store: { ...store, transaction } }, story);
    expect(openAtCompiling).toEqual([0]);
  });

  test('what is too complicated is refused with its line, in articles and live updates', async () => {
    const complicated = `First.\n\n${'|a'.repeat(400)}|\n${'|-'.repeat(400)}|\n${'|\n'.repeat(400)}`;
    const problems = [{ field: 'body, line 3', problem: expect.stringContaining('too complicated') }];
    await expect(create(desk, begun('strait', { body: complicated }))).rejects.toMatchObject({
      kind: 'invalid',
      problems,
    });
    await create(desk, begun('strait'));
    const update = addUpdateSchema.parse({ body: complicated });
    await expect(addUpdate(desk, 'strait', update)).rejects.toMatchObject({ kind: 'invalid', problems });
  });

  test('a text that ends the process which compiles it is too complicated too; the log says why', async () => {
    vi.spyOn(CompilerApart.prototype, 'run').mockRejectedValue(new CompileFailure('its process ended with SIGKILL'));
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const problems = [{ field: 'body, line 1', problem: expect.stringContaining('too complicated') }];
    const story = begun('strait', { body: `A text that kills, ${dialect}.` });
    await expect(create(desk, story)).rejects.toMatchObject({ kind: 'invalid', problems });
    expect(logged).toHaveBeenCalledWith(expect.stringContaining('SIGKILL'));
  });

  test('an article that is out never becomes its Markdown because compiling failed', async () => {
    await create(desk, begun('strait', { body: 'See [the canal](https://example.org/canal).' }));
    await publish(desk, 'strait', publishSchema.parse({}));
    // As after a restart: nothing is remembered.
    delete (globalThis as { broadsheetTexts?: unknown }).broadsheetTexts;
    vi.spyOn(CompilerApart.prototype, 'run').mockRejectedValue(new CompileFailure('its process ended with SIGKILL'));
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await expect(markBreaking(desk, 'strait')).rejects.toMatchObject({ kind: 'invalid' });
    expect((await store.articles.publishedBySlug('strait'))?.body.html).toContain(
      '<a href="https://example.org/canal"',
    );
    delete (globalThis as { broadsheetTexts?: unknown }).broadsheetTexts;
  });
});
