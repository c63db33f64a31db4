import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unfinishedFor } from '#lib/config/unfinished-files.ts';

const project = path.resolve(import.meta.dirname, '../..');
const entry = path.join(import.meta.dirname, 'contentlayer-process.ts');
/** What decides about the program: itself, its configuration, and the packages that are installed. */
const sources = [
  import.meta.filename,
  entry,
  path.join(project, 'contentlayer.config.ts'),
  path.join(project, 'package-lock.json'),
];

/** Packages that contentlayer brings along for MDX, pictures and tracing: nothing of a Markdown file needs them. */
const unneeded = /^(?:mdx-bundler|esbuild|imagescript|markdown-wasm|@opentelemetry\/exporter|@grpc\/)/;

/** It would follow the folder for changes, from the root of the disk on: what it reads is not changed. */
const idleWatcher = `
  const { EventEmitter } = require('node:events');
  exports.watch = () => Object.assign(new EventEmitter(), { close: async () => {} });
`;

/**
 * Contentlayer and its configuration in one file: the thousand files that it is made of take longer to find than a
 * newsroom's change takes to read. It is made once for each version of them.
 *
 * @returns the path of the program
 */
export async function contentlayerProgram(folder: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of sources) hash.update(await readFile(file));
  const program = path.resolve(folder, `contentlayer.${hash.digest('hex').slice(0, 16)}.mjs`);
  if (await stat(program).catch(() => null)) return program;

  // Needed once in a release, and not to be loaded by each sync.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [entry],
    absWorkingDir: project,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    legalComments: 'none',
    // Reading it takes longer than reading an article.
    minify: true,
    write: false,
    // Packages written for `require` still ask for it.
    banner: {
      js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
    },
    plugins: [
      {
        name: 'leave-out-what-is-not-needed',
        setup(bundle) {
          bundle.onResolve({ filter: unneeded }, ({ path: name }) => ({ path: name, namespace: 'unneeded' }));
          bundle.onResolve({ filter: /^chokidar$/ }, ({ path: name }) => ({ path: name, namespace: 'watcher' }));
          bundle.onLoad({ filter: /.*/, namespace: 'watcher' }, () => ({ contents: idleWatcher, resolveDir: project }));
          bundle.onLoad({ filter: /.*/, namespace: 'unneeded' }, () => ({ contents: 'module.exports = {};' }));
        },
      },
    ],
  });
  const unfinished = unfinishedFor(program);
  await mkdir(path.dirname(program), { recursive: true });
  await writeFile(unfinished, outputFiles[0]!.contents);
  await rename(unfinished, program);
  return program;
}
