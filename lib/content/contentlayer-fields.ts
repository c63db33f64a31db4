import { defineNestedType, type FieldDef, type NestedType } from 'contentlayer/source-files';
import { z } from 'zod';

type Json = z.core.JSONSchema.BaseSchema;

/**
 * The fields of a document as contentlayer declares them, made of the schema that the document is checked against. Where
 * contentlayer has no word for a form (a record, a union), it passes the value on as it is.
 */
export function contentlayerFields(schema: z.ZodType): Record<string, FieldDef> {
  return fieldsOf(z.toJSONSchema(schema, { io: 'input' }));
}

const fieldsOf = ({ properties = {}, required = [] }: Json): Record<string, FieldDef> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, field]) => [
      name,
      { ...fieldOf(name, field as Json), required: required.includes(name) },
    ]),
  );

function fieldOf(name: string, schema: Json): FieldDef {
  if (schema.enum) return { type: 'enum', options: schema.enum.map(String) };
  switch (schema.type) {
    case 'string':
      return schema.format === 'date-time' ? { type: 'date' } : { type: 'string' };
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
    case 'number':
      return { type: 'number' };
    case 'object':
      return schema.properties ? { type: 'nested', of: nested(name, schema) } : { type: 'json' };
    case 'array':
      return listOf(name, schema);
    default:
      return { type: 'json' };
  }
}

function listOf(name: string, { items, prefixItems }: Json): FieldDef {
  // A tuple is a list of what its first place holds.
  const each = (prefixItems?.[0] ?? items) as Json | undefined;
  if (each?.type === 'object' && each.properties) return { type: 'list', of: nested(name, each) };
  if (each?.type === 'string' || each?.type === 'number' || each?.type === 'boolean')
    return { type: 'list', of: { type: each.type } };
  return { type: 'json' };
}

/** Two documents that have the same group of keys have the same nested type: contentlayer knows each by its name. */
const nestedTypes = new Map<string, NestedType>();

function nested(name: string, schema: Json): NestedType {
  const key = `${name} ${JSON.stringify(schema)}`;
  const known = nestedTypes.get(key);
  if (known) return known;
  const made = defineNestedType(() => ({ name: typeName(name), fields: fieldsOf(schema) }));
  nestedTypes.set(key, made);
  return made;
}

const typeName = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
