import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeContentFile, type FileFacts } from '#lib/desk/content-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'broadsheet-file-'));
});
afterAll(() => rm(folder, { recursive: true }));

const facts = { headline: 'After', dek: 'A dek.' } as FileFacts;
const before = '---\n# Mara looks after it.\nheadline: Before\ndek: A dek.\n---\n\nOld words.\n';
const after = '---\n# Mara looks after it.\nheadline: After\ndek: A dek.\n---\n\nNew words.\n\nMore.\n';

test.each([
  ['line feeds', before, after],
  ['the line ends of Windows', before.replaceAll('\n', '\r\n'), after.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\uFEFF${before}`, `\uFEFF${after}`],
  ['both', `\uFEFF${before.replaceAll('\n', '\r\n')}`, `\uFEFF${after.replaceAll('\n', '\r\n')}`],
])('a file with %s has them afterwards', async (_, written, expected) => {
  const file = path.join(folder, 'story.md');
  await writeFile(file, written);
  await writeContentFile(file, { facts, markdown: 'New words.\n\nMore.' });
  expect(await readFile(file, 'utf8')).toBe(expected);
});
