import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { hashOf, stampOf, type MadeProgram, type StandIn } from './made-program.ts';

const project = path.resolve(import.meta.dirname, '../..');
/** What decides about a program beside the files it imports: the packages that are installed, and how it is made. */
const always = ['package.json', 'package-lock.json', 'lib/programs/bundle.ts'].map((file) => path.join(project, file));
/** Packages that are, or run, machine code of their own. */
const external = ['sharp', 'esbuild', 'pg-native'];
/** Packages written for CommonJS still ask for it. */
const require = "const require=process.getBuiltinModule('node:module').createRequire(import.meta['url']);";
/** Milliseconds after which nobody runs an earlier program any more. */
const abandoned = 24 * 3600 * 1000;

/** Makes one program of a file and what it imports, in a new folder. What is imported while it runs stays a file of its own. */
export async function bundle(entry: string, folder: string, standIns: readonly StandIn[]): Promise<MadeProgram> {
  const name = path.basename(entry, '.ts');
  await forgetOld(folder, name);
  const outdir = path.join(folder, `${name}-${randomUUID()}`);
  await mkdir(outdir);
  const sources: MadeProgram['sources'] = [];
  for (const file of always) await noted(sources, file);
  await build({
    entryPoints: [entry],
    absWorkingDir: project,
    bundle: true,
    splitting: true,
    outdir,
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    format: 'esm',
    target: 'node24',
    legalComments: 'none',
    // Reading it takes longer than an article.
    minify: true,
    external,
    banner: { js: require },
    logLevel: 'error',
    plugins: [ownFiles(sources), ...standIns.map(standIn)],
  });
  return { entry, file: path.join(outdir, `${name}.mjs`), sources, standIns };
}

/** Notes which files of ours a program is made of. Each still knows the place where it lies, and finds its neighbours there. */
function ownFiles(sources: MadeProgram['sources']): Plugin {
  return {
    name: 'own-files',
    setup(bundle) {
      bundle.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
        const bytes = await noted(sources, file);
        const place = { url: pathToFileURL(file).href, filename: file, dirname: path.dirname(file) };
        const code = bytes.toString().replaceAll(/\bimport\.meta(?=\.(?:url|filename|dirname)\b)/g, 'ownPlace');
        return { contents: `const ownPlace = ${JSON.stringify(place)};${code}`, loader: 'ts' };
      });
    },
  };
}

/** The bytes of a source, which is noted as it is now. */
async function noted(sources: MadeProgram['sources'], file: string): Promise<Buffer> {
  const stamp = stampOf(file);
  const bytes = await readFile(file);
  sources.push([file, hashOf(bytes), stamp]);
  return bytes;
}

function standIn({ instead, code }: StandIn): Plugin {
  return {
    name: `instead of ${instead}`,
    setup(bundle) {
      const namespace = instead;
      bundle.onResolve({ filter: new RegExp(instead) }, ({ path: name }) => ({ path: name, namespace }));
      bundle.onLoad({ filter: /.*/, namespace }, () => ({ contents: code, resolveDir: project }));
    },
  };
}

async function forgetOld(folder: string, name: string): Promise<void> {
  for (const each of await readdir(folder, { withFileTypes: true })) {
    if (!each.isDirectory() || !each.name.startsWith(`${name}-`)) continue;
    const old = path.join(folder, each.name);
    const found = await stat(old).catch(() => null);
    if (found && Date.now() - found.mtimeMs > abandoned) await rm(old, { recursive: true, force: true });
  }
}
