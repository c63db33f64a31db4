import { z } from 'zod';
import { slugSchema } from '#lib/news/slug.ts';

type Json = z.core.JSONSchema.BaseSchema;

const slugPattern = z.toJSONSchema(slugSchema).pattern;

/** A table of all keys of a schema, in Markdown: what each is, in which form, and whether it may be left out. */
export function fieldTable(schema: z.ZodType): string {
  const rows = rowsOf(z.toJSONSchema(schema, { io: 'input' }), '');
  return ['| key | what it is | form | left out |', '|---|---|---|---|', ...rows].join('\n');
}

function rowsOf({ properties = {}, required = [] }: Json, above: string): string[] {
  return Object.entries(properties).flatMap(([key, each]) => {
    if (typeof each === 'boolean') return [];
    const name = above === '' ? key : `${above}.${key}`;
    const row = [
      `\`${name}\``,
      (each.description ?? '') + exampleOf(each),
      formOf(each),
      required.includes(key) ? '**needed**' : defaultOf(each),
    ];
    return [`| ${row.map(inCell).join(' | ')} |`, ...rowsOf(groupIn(each), name)];
  });
}

/** The group of keys that a value is, or a list of, or may be. */
function groupIn(schema: Json): Json {
  if (schema.properties) return schema;
  const inside = [schema.items, ...(schema.anyOf ?? [])].filter((each): each is Json => typeof each === 'object');
  return inside.map(groupIn).find((each) => each.properties) ?? {};
}

function formOf(schema: Json): string {
  const {
    enum: values,
    type,
    format,
    pattern,
    maxLength,
    minimum,
    maximum,
    items,
    prefixItems,
    properties,
    anyOf,
  } = schema;
  if (anyOf)
    return [...new Set(anyOf.filter((each) => each.type !== 'null').map((each) => formOf(each as Json)))].join(' or ');
  if (values) return values.map((each) => `\`${String(each)}\``).join(', ');
  if (prefixItems) return `list of ${prefixItems.length} numbers`;
  switch (type) {
    case 'string':
      if (format === 'date-time') return 'date with time and zone';
      if (format === 'uri') return 'web address';
      if (format === 'email') return 'e-mail address';
      if (pattern === slugPattern) return 'slug';
      return maxLength === undefined ? 'text' : `text, ${maxLength} characters at most`;
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
    case 'number':
      return minimum === undefined || maximum === undefined ? 'number' : `number from ${minimum} to ${maximum}`;
    case 'array':
      return `list of ${pluralOf(formOf((items as Json | undefined) ?? {}))}`;
    default:
      return properties ? 'group of keys' : 'keys of your own';
  }
}

const pluralOf = (form: string) =>
  form
    .replace(/^(text|slug)/, '$1s')
    .replace(/^web address$/, 'web addresses')
    .replace(/^group of/, 'groups of');

function exampleOf({ examples }: Json): string {
  const [example] = (examples as unknown[] | undefined) ?? [];
  return example === undefined ? '' : `, e.g. \`${JSON.stringify(example).replace(/^"(.*)"$/, '$1')}\``;
}

/** What stands for a key that is left out. */
function defaultOf({ default: value }: Json): string {
  const isNothing =
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0);
  return isNothing ? 'nothing' : `\`${String(value)}\``;
}

const inCell = (text: string) => text.replaceAll('|', '\\|');
