import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Runs a program under a mask, as a person at a terminal would; the mode of what it then leaves at a path. */
function modesOf(mask: string): { folder: string; before: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-private-'));
  try {
    const program = `
      import { mkdirSync, writeFileSync } from 'node:fs';
      import { keepFilesPrivate } from '${process.cwd()}/lib/config/private-files.ts';
      mkdirSync('var', { mode: 0o775 });
      keepFilesPrivate('var');
      mkdirSync('var/press');
      writeFileSync('var/broadsheet.db', '');`;
    const run = 'umask "$0" && exec "$1" --input-type=module --eval "$2"';
    execFileSync('sh', ['-c', run, mask, process.execPath, program], { cwd: folder });
    const mode = (path: string) => (statSync(join(folder, path)).mode & 0o777).toString(8);
    return { before: mode('var'), folder: mode('var/press'), file: mode('var/broadsheet.db') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('what the site writes, and the folder of an older release, is not for everybody on the machine', () => {
  expect(modesOf('022')).toEqual({ before: '750', folder: '750', file: '640' });
});

test('a mask that is stricter already stays', () => {
  expect(modesOf('077')).toEqual({ before: '700', folder: '700', file: '600' });
});
