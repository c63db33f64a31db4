import { readFile } from 'node:fs/promises';
import type { DamagedPicture } from '#lib/media/prepare-pictures.ts';
import type { CheckedFolder } from './check-folder.ts';
import type { Compiled } from './compile-folder.ts';
import type { Entry } from './entries.ts';
import { unreadable } from './picture-shelf.ts';
import type { ContentProblem } from './problem.ts';
import { documentFolders } from './read-folder.ts';

/** Every file and line that shows a picture which turned out to be damaged. */
export async function damagedPictures(
  damaged: readonly DamagedPicture[],
  { entries }: CheckedFolder,
  compiled: ReadonlyMap<string, Compiled>,
): Promise<ContentProblem[]> {
  if (damaged.length === 0) return [];
  const errors = new Map(damaged.map(({ plan, error }) => [plan.file, error]));
  const problems: ContentProblem[] = [];
  for (const { source } of documentFolders.flatMap((folder): Entry<unknown>[] => entries[folder])) {
    const shown = new Map(compiled.get(source.path)?.plans.map(({ file, src }) => [file, src]));
    for (const [file, src] of shown) {
      const error = errors.get(file);
      if (!error) continue;
      const text = await readFile(source.full, 'utf8');
      const line = text.slice(0, Math.max(0, text.indexOf(src))).split('\n').length;
      problems.push({ file: source.label, line, ...unreadable(src, error), severity: 'error' });
    }
  }
  return problems;
}
