import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layOutSmallPaper, writeIn } from '../../fixtures/content/small-paper.ts';
import { broadsheet as run } from '../../support/broadsheet.ts';

let root: string;
const broadsheet = (...args: string[]) =>
  run([...args, '--content', path.join(root, 'content')], {
    ...process.env,
    DATABASE_URL: `file:${path.join(root, 'store.db')}`,
    BROADSHEET_VAR: path.join(root, 'var'),
  });

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'broadsheet-cli-'));
  await layOutSmallPaper(path.join(root, 'content'));
});
afterAll(() => rm(root, { recursive: true }));

test('with a mistake in the content, check and sync fail and say where', async () => {
  await writeIn(path.join(root, 'content'), 'pages/about.md', '---\ntitel: About\n---\nA text.\n');
  for (const args of [['sync'], ['sync', '--check']]) {
    const { status, err } = await broadsheet(...args);
    expect(err).toContain('content/pages/about.md:2  the key "titel" is not known  write "title"');
    expect(status).toBe(1);
  }
});
