import { mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forgetOldScripts } from '#scripts/build-reader.ts';

test('a release keeps the script that pages of the release before ask for, and no older one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reader-'));
  const releases = ['reader.1a.js', 'reader.0b.js', 'reader.2c.js'];
  for (const [day, file] of releases.entries()) {
    await writeFile(join(folder, file), '');
    await utimes(join(folder, file), day, day);
  }
  await forgetOldScripts(folder, 'reader.2c.js');
  expect((await readdir(folder)).sort()).toEqual(['reader.0b.js', 'reader.2c.js']);
});
