import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const folder = 'public/assets';

/**
 * Bundles the enhancement script into `public/assets/reader.<hash>.js` and writes its address to
 * `app/reader-script.ts`, where the layout finds it.
 */
export async function buildReaderScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['reader/main.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    legalComments: 'none',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const name = `reader.${createHash('sha256').update(code).digest('hex').slice(0, 10)}.js`;
  await mkdir(folder, { recursive: true });
  const old = (await readdir(folder)).filter((file) => file.startsWith('reader.') && file !== name);
  await Promise.all(old.map((file) => rm(`${folder}/${file}`)));
  await writeFile(`${folder}/${name}`, code);
  await writeFile(
    'app/reader-script.ts',
    `/** Written by scripts/build-reader.ts: the address of the enhancement script. */\nexport const readerScript = '/assets/${name}';\n`,
  );
  return `/assets/${name}`;
}

if (import.meta.main) console.log(await buildReaderScript());
