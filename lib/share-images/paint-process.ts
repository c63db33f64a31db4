import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { unfinishedFor } from '#lib/config/unfinished-files.ts';
import type { ShareDesign } from '#lib/news/share-design.ts';
import { isThere } from './is-there.ts';
import { chooseFonts } from './choose-fonts.ts';

/** What the painter is told, and what it answers. */
export interface PaintOrder {
  design: ShareDesign;
  /** Where the file belongs. */
  file: string;
}
export interface PaintAnswer {
  file: string;
  /** Why it could not be drawn, else null. */
  error: string | null;
}

const [varDir] = process.argv.slice(2);
if (varDir === undefined) throw new Error('Say where the pictures lie.');

const drawing = prepare();
process.on('message', (order: PaintOrder) => {
  void paint(order).then((answer) => process.connected && process.send?.(answer));
});
process.on('disconnect', () => process.exit());

/** The fonts are chosen before `sharp` is there, which looks for them once. */
async function prepare() {
  await chooseFonts(varDir!);
  const { default: sharp } = await import('sharp');
  // The threads of one image wait for one another more than they help.
  sharp.concurrency(1);
  sharp.cache(false);
  return import('./draw.ts');
}

async function paint({ design, file }: PaintOrder): Promise<PaintAnswer> {
  const folder = dirname(file);
  const unfinished = unfinishedFor(folder);
  try {
    // Another process may have been quicker: a sync while the press runs.
    if (await isThere(file)) return { file, error: null };
    const { draw } = await drawing;
    const bytes = await draw(design, varDir!);
    // The folder gets its name only when its file is whole.
    await mkdir(unfinished, { recursive: true });
    await writeFile(join(unfinished, basename(file)), bytes);
    await rename(unfinished, folder).catch(async (error: unknown) => {
      if (!(await isThere(file))) throw error;
    });
    return { file, error: null };
  } catch (error) {
    return { file, error: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
