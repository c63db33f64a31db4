import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { programFile } from '#lib/programs/program-file.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-program-'));
});
afterAll(() => rm(root, { recursive: true }));

/** A program of its own for each test: `main.ts` and the files that it imports. */
async function layOut(name: string, files: Record<string, string>) {
  const folder = path.join(root, name);
  await mkdir(folder);
  for (const [file, text] of Object.entries(files)) await writeFile(path.join(folder, file), text);
  return { entry: path.join(folder, 'main.ts'), made: path.join(folder, 'made'), folder };
}

const run = async (file: string) => ((await import(pathToFileURL(file).href)) as { said: unknown }).said;

test('a program is made once, and again when a file that it imports has changed', async () => {
  const { entry, made, folder } = await layOut('changed', {
    'main.ts': "export { said } from './word.ts';",
    'word.ts': "export const said: string = 'before';",
  });
  const first = await programFile(entry, made);
  expect(await run(first)).toBe('before');
  expect(await programFile(entry, made)).toBe(first);

  await writeFile(path.join(folder, 'word.ts'), "export const said: string = 'behind';");
  expect(await run(await programFile(entry, made))).toBe('behind');
});

test('a file that nobody has touched is not read again; one that was, is, whatever its length and its time say', async () => {
  const { entry, made, folder } = await layOut('touched', {
    'main.ts': "export { said } from './word.ts';",
    'word.ts': "export const said = 'before';",
  });
  const word = path.join(folder, 'word.ts');
  const { atime, mtime } = await stat(word);
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10_000);
  onTestFinished(() => void vi.restoreAllMocks());
  const first = await programFile(entry, made);
  // Hashes that nothing has: they are not asked for.
  const note = path.join(made, 'main.json');
  const text = await readFile(note, 'utf8');
  await writeFile(note, text.replaceAll(/"[0-9a-f]{64}"/g, '"0"'));
  expect(await programFile(entry, made)).toBe(first);

  await writeFile(note, text);
  await writeFile(word, "export const said = 'behind';");
  await utimes(word, atime, mtime);
  const second = await programFile(entry, made);
  expect(await run(second)).toBe('behind');

  await writeFile(word, "export const said = 'behind';");
  expect(await programFile(entry, made)).toBe(second);
});

test('a file that changes twice in a moment is another one', async () => {
  const { entry, made } = await layOut('moment', { 'main.ts': 'export const said = 1;' });
  await programFile(entry, made);
  const note = await readFile(path.join(made, 'main.json'), 'utf8');
  const { sources } = JSON.parse(note) as { sources: [string, string, string | null][] };
  expect(sources.find(([file]) => file === entry)![2]).toBeNull();
});

test('a file that is gone, or a program that is, means that it is made again', async () => {
  const { entry, made, folder } = await layOut('gone', {
    'main.ts': "export { said } from './word.ts';",
    'word.ts': 'export const said = 1;',
  });
  const first = await programFile(entry, made);
  await rm(path.dirname(first), { recursive: true });
  expect(await run(await programFile(entry, made))).toBe(1);

  await rm(path.join(folder, 'word.ts'));
  await writeFile(entry, 'export const said = 2;');
  expect(await run(await programFile(entry, made))).toBe(2);
});

test('its files know where they lie, so that they find what stands beside them', async () => {
  const { entry, made } = await layOut('beside', {
    'main.ts': 'export const said = [import.meta.dirname, import.meta.filename, import.meta.url];',
  });
  const said = await run(await programFile(entry, made));
  expect(said).toEqual([path.dirname(entry), entry, pathToFileURL(entry).href]);
});

test('what it loads only when it needs it is a file beside it', async () => {
  const { entry, made } = await layOut('later', {
    'main.ts': "export const said = (await import('./later.ts')).word;",
    'later.ts': "export const word = 'later';",
  });
  expect(await run(await programFile(entry, made))).toBe('later');
});

test('a module stands in for packages, and another one makes another program', async () => {
  const { entry, made } = await layOut('instead', { 'main.ts': "export { said } from 'heavy/part';" });
  const instead = '^heavy(?:$|/)';
  const first = await programFile(entry, made, [{ instead, code: 'exports.said = 1;' }]);
  expect(await run(first)).toBe(1);
  expect(await run(await programFile(entry, made, [{ instead, code: 'exports.said = 2;' }]))).toBe(2);
});

test('two of one name in one folder are not taken for each other', async () => {
  const one = await layOut('one', { 'main.ts': 'export const said = 1;' });
  const two = await layOut('two', { 'main.ts': 'export const said = 2;' });
  expect(await run(await programFile(one.entry, one.made))).toBe(1);
  expect(await run(await programFile(two.entry, one.made))).toBe(2);
});
