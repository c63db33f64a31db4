import { expect, test } from 'vitest';
import { z } from 'zod';
import { documents } from '#scripts/manual/documents.ts';
import { fieldTable } from '#scripts/manual/field-table.ts';

test.each(documents)('every key of the $name is described', ({ schema }) => {
  const rows = fieldTable(schema).split('\n').slice(2);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatch(/^\| `[\w.]+` \| \S/);
});

test('a table says what a key is, in which form it is written and what stands for it when it is left out', () => {
  const schema = z.strictObject({
    name: z
      .string()
      .describe('What it is called')
      .meta({ examples: ['Strait'] }),
    depth: z.number().min(0).max(11_000).default(25).describe('Metres | at low tide'),
    marks: z
      .array(z.strictObject({ at: z.enum(['bow', 'stern']).describe('Where') }))
      .optional()
      .describe('Its marks'),
  });
  expect(fieldTable(schema).split('\n').slice(2)).toEqual([
    '| `name` | What it is called, e.g. `Strait` | text | **needed** |',
    '| `depth` | Metres \\| at low tide | number from 0 to 11000 | `25` |',
    '| `marks` | Its marks | list of groups of keys | nothing |',
    '| `marks.at` | Where | `bow`, `stern` | **needed** |',
  ]);
});
