import type { z } from 'zod';
import type { Yaml } from './front-matter.ts';
import { didYouMean, nearest } from '#lib/news/nearest.ts';
import type { ContentProblem } from './problem.ts';

type Issue = z.core.$ZodIssue;

/**
 * Holds what was written against the schema of the domain.
 *
 * @returns the value, or null when there are problems; they are added to `problems`
 */
export function checkAgainst<T>(schema: z.ZodType<T>, yaml: Yaml, file: string, problems: ContentProblem[]): T | null {
  const result = schema.safeParse(yaml.data, { reportInput: true });
  if (result.success) return result.data;
  const { issues } = result.error;
  const meant = misspelled(issues, schema);
  for (const issue of issues) {
    // A key that is written, with a slip of the pen, is not missing too.
    if (issue.input === undefined && meant.has(JSON.stringify(issue.path))) continue;
    for (const found of explain(issue, schema)) {
      problems.push({
        file,
        line: yaml.lineOf(found.path),
        problem: found.problem,
        instead: found.instead,
        severity: 'error',
      });
    }
  }
  return null;
}

/** The keys that were meant by those that nobody knows, by their paths. */
function misspelled(issues: readonly Issue[], schema: z.ZodType): Set<string> {
  return new Set(
    issues.flatMap((issue) => {
      if (issue.code !== 'unrecognized_keys') return [];
      const known = keysAt(schema, issue.path);
      return issue.keys.map((key) => JSON.stringify([...issue.path, nearest(key, known)]));
    }),
  );
}

/** There is no other list of some keys than the schema: however many there are, they are named. */
function likeOneOf(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return near ? `write "${near}"` : `write one of ${known.join(', ')}`;
}

interface Explained {
  path: PropertyKey[];
  problem: string;
  instead: string;
}

function explain(issue: Issue, schema: z.ZodType): Explained[] {
  const { path } = issue;
  const name = nameOf(path);
  const written = issue.input;
  const instead = wordsOfTheSchema(issue) ?? 'see docs/writing.md';

  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, path);
    return issue.keys.map((key) => ({
      path: [...path, key],
      problem: `the key "${key}" is not known${path.length > 0 ? ` in ${name}` : ''}`,
      instead: likeOneOf(key, known),
    }));
  }
  if (path.length === 0)
    return [{ path, problem: `this is ${typeName(written)}, not keys with values`, instead: 'write key: value' }];
  if (written === undefined) return [{ path, problem: `${name} is missing`, instead }];
  if (written === null || written === '' || (Array.isArray(written) && written.length === 0)) {
    return [{ path, problem: `${name} is empty`, instead }];
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    return [
      { path, problem: `${name} ${quote(written)} is not known`, instead: didYouMean(String(written), values, '') },
    ];
  }
  if (issue.code === 'invalid_type') {
    return [
      {
        path,
        problem: `${name} is ${typeName(written)}, not ${expectedName(issue.expected)}`,
        instead: quoteAdvice(issue, instead),
      },
    ];
  }
  if (issue.code === 'too_big' && typeof written === 'string') {
    return [
      { path, problem: `${name} has ${[...written].length} characters, at most ${issue.maximum} are allowed`, instead },
    ];
  }
  return [{ path, problem: `${name} ${quote(written)} is not valid`, instead }];
}

/** The schema's own message, where it has one: those tell what to write. */
function wordsOfTheSchema(issue: Issue): string | null {
  return /^(write|name|say) /.test(issue.message) ? issue.message : null;
}

/** YAML takes 2024 for a number and 3:2 for text: quotes make it text. */
function quoteAdvice(issue: Issue & { code: 'invalid_type' }, instead: string): string {
  const scalar = typeof issue.input === 'number' || typeof issue.input === 'boolean';
  return issue.expected === 'string' && scalar ? `put it in quotes: '${issue.input}'` : instead;
}

/** The part of Zod's schemas that describes what is inside them. */
interface Inside {
  def?: { shape?: Record<string, Inside>; element?: Inside; valueType?: Inside; innerType?: Inside };
}

/** The keys that a schema allows at this place. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  // Optional values and those with a default are wrapped.
  const unwrapped = (inside: Inside | undefined): Inside | undefined =>
    inside?.def?.innerType ? unwrapped(inside.def.innerType) : inside;
  let current = unwrapped(schema as unknown as Inside);
  for (const step of path) {
    const { element, valueType, shape = {} } = current?.def ?? {};
    current = unwrapped(element ?? valueType ?? ownOf(shape, String(step)));
  }
  return Object.keys(current?.def?.shape ?? {});
}

/** `image.focal`, `corrections, entry 2, at` */
function nameOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}, entry ${step + 1}`;
    if (name === '') return String(step);
    return name.includes(', entry') ? `${name}, ${String(step)}` : `${name}.${String(step)}`;
  }, '');
}

/** Keys are what somebody wrote: `constructor` is one like any other. */
const ownOf = <T>(values: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(values, key) ? values[key] : undefined;

function typeName(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'boolean') return `the value ${value}`;
  return typeof value === 'string' ? `the text ${quote(value)}` : 'a group of keys';
}

const expectedNames = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['tuple', 'a list'],
  ['object', 'a group of keys'],
]);
const expectedName = (type: string) => expectedNames.get(type) ?? type;

function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;
}
