import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWhole } from '#lib/config/write-whole.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'broadsheet-whole-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a file is written with the folder for it, and nothing else is left there', async () => {
  const file = path.join(folder, 'deep/below/note.json');
  await writeWhole(file, 'first');
  await writeWhole(file, [Buffer.from('sec'), Buffer.from('ond')], { flush: true });
  expect(await readFile(file, 'utf8')).toBe('second');
  expect(await readdir(path.dirname(file))).toEqual(['note.json']);
});

test('of two who write at once one is last, and its file is whole', async () => {
  const file = path.join(folder, 'note');
  const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(300_000));
  await Promise.all(texts.map((text) => writeWhole(file, text)));
  expect(texts).toContain(await readFile(file, 'utf8'));
  expect(await readdir(folder)).toEqual(['note']);
});

test('what cannot be put in its place leaves nothing half-written', async () => {
  const file = path.join(folder, 'taken');
  await mkdir(path.join(file, 'by a folder'), { recursive: true });
  await expect(writeWhole(file, 'text')).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['taken']);
});
