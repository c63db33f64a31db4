import { once } from 'node:events';
import { dynamicBuild, runMain, type DataExports } from 'contentlayer/core';
import makeSource from '../../contentlayer.config.ts';

/*
 * Contentlayer over one folder, in a process that `run-contentlayer.ts` starts: waits until it is told that the files are
 * there, and sends what it made of them to its parent. Where it cannot read them it says why on its output and ends with 1.
 */

const config = { source: await makeSource('content'), esbuildHash: '', filePath: import.meta.filename };
const build = dynamicBuild({ config: config as Parameters<typeof dynamicBuild>[0]['config'], verbose: false });
await once(process, 'message');
const { allDocuments } = await runMain<DataExports>({ tracingServiceName: 'content', verbose: false })(build);
process.send?.(allDocuments, () => process.exit());
