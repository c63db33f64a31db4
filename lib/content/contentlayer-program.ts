import path from 'node:path';
import type { StandIn } from '#lib/programs/made-program.ts';
import { programFile } from '#lib/programs/program-file.ts';

const entry = path.join(import.meta.dirname, 'contentlayer-process.ts');

/**
 * Packages that contentlayer brings along for MDX, pictures, other kinds of files, its own command line and tracing:
 * nothing of a Markdown file needs them, and they are more than half of it.
 */
const unneeded = [
  'mdx-bundler|esbuild|markdown-wasm|(?:remark|rehype)-[a-z]+',
  'sharp|imagescript',
  'memfs|comment-json',
  '@grpc/[a-z-]+|@effect-ts/otel-sdk-[a-z-]+|@opentelemetry/(?:exporter|sdk|propagator|context|resources|semantic)[a-z-]*',
].join('|');

/** It would follow the folder for changes, from the root of the disk on: what it reads is not changed. */
const idleWatcher = `
  const { EventEmitter } = require('node:events');
  exports.watch = () => Object.assign(new EventEmitter(), { close: async () => {} });
`;

const standIns: StandIn[] = [
  { instead: `^(?:${unneeded})(?:$|/)`, code: 'module.exports = {};' },
  { instead: '^chokidar$', code: idleWatcher },
];

/** Contentlayer and its configuration as one program. */
export const contentlayerProgram = (folder: string): Promise<string> => programFile(entry, folder, standIns);
