import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
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
  await writeFile(`${folder}/${name}`, code);
  await forgetOldScripts(folder, name);
  await writeFile(
    'app/reader-script.ts',
    `/** Written by scripts/build-reader.ts: the address of the enhancement script. */\nexport const readerScript = '/assets/${name}';\n`,
  );
  return `/assets/${name}`;
}

/**
 * Removes the scripts of earlier builds but for the last of them: a page that a cache took just before the release asks
 * for that one.
 */
export async function forgetOldScripts(folder: string, current: string): Promise<void> {
  const old = (await readdir(folder)).filter((file) => /^reader\.\w+\.js$/.test(file) && file !== current);
  const dated = await Promise.all(
    old.map(async (file) => ({ path: `${folder}/${file}`, writtenAt: (await stat(`${folder}/${file}`)).mtimeMs })),
  );
  const [, ...forgotten] = dated.sort((a, b) => b.writtenAt - a.writtenAt);
  await Promise.all(forgotten.map(({ path }) => rm(path)));
}

if (import.meta.main) console.log(await buildReaderScript());
