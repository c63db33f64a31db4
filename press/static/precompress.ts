import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

/** Where the compressed twins of the build's files lie: `/fonts/a.css` has `<here>/fonts/a.css.br` and `.gzip`. */
export const twinsFolder = '.next/compressed';

const compressible = /\.(?:css|js|svg|txt|md|json)$/;

/** Compresses, as well as it can be done, every file of the build and of `public/` that gets smaller by it. */
export async function precompress(root: string): Promise<void> {
  await rm(join(root, twinsFolder), { recursive: true, force: true });
  for (const [folder, prefix] of [
    ['.next/static', '_next/static'],
    ['public', ''],
  ] as const) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((file) => file.isFile() && compressible.test(file.name))) {
      const path = join(entry.parentPath, entry.name);
      await writeTwins(path, join(root, twinsFolder, prefix, path.slice(join(root, folder).length)));
    }
  }
}

async function writeTwins(path: string, twin: string): Promise<void> {
  const bytes = await readFile(path);
  const [br, zipped] = await Promise.all([promisify(brotliCompress)(bytes), promisify(gzip)(bytes, { level: 9 })]);
  await mkdir(dirname(twin), { recursive: true });
  if (br.length < bytes.length) await writeFile(`${twin}.br`, br);
  if (zipped.length < bytes.length) await writeFile(`${twin}.gzip`, zipped);
}
