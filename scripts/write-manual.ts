import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { documents } from './manual/documents.ts';
import { fieldTable } from './manual/field-table.ts';

/*
 * Writes what is made of the schemas that declare a newsroom's files: the tables of docs/writing.md, and JSON Schemas with
 * which an editor completes and checks keys. With --check it writes nothing, and ends with 1 where something is stale.
 */

const manual = 'docs/writing.md';
const begin = '<!-- Made of the schemas by npm run manual: do not edit. -->';
const end = '<!-- End of what is made. -->';

const tables = documents.map(({ title, schema }) => `### ${title}\n\n${fieldTable(schema)}`).join('\n\n');

async function withTables(): Promise<string> {
  const text = await readFile(manual, 'utf8');
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`${manual} has no place for the tables: ${begin}`);
  return `${before}${begin}\n\n${tables}\n\n${end}${after}`;
}

const made: readonly (readonly [file: string, text: string])[] = [
  [manual, await withTables()],
  ...documents.map(({ name, schema }) => {
    const json = { title: name, ...z.toJSONSchema(schema, { io: 'input' }) };
    return [`docs/schemas/${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`] as const;
  }),
];

const stale: string[] = [];
for (const [file, text] of made) {
  if ((await readFile(file, 'utf8').catch(() => null)) === text) continue;
  stale.push(file);
  if (process.argv.includes('--check')) continue;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
if (process.argv.includes('--check') && stale.length > 0) {
  console.error(`Not what the schemas say any more: ${stale.join(', ')}. Run npm run manual.`);
  process.exitCode = 1;
} else if (stale.length > 0) console.log(`Written: ${stale.join(', ')}`);
