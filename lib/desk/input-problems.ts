import type { z } from 'zod';
import { nearest } from '#lib/news/nearest.ts';
import type { DeskProblem } from './desk-error.ts';

type Issue = z.core.$ZodIssue;

/** More than anybody reads; a list of a hundred thousand wrong entries would be answered with as many. */
const mostProblems = 50;

/** What Zod objects to, as an editor or a program has to change it. Parse with `reportInput`. */
export function inputProblems({ issues }: z.ZodError): DeskProblem[] {
  return issues.slice(0, mostProblems).flatMap((issue) => {
    const field = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, mostProblems).map((key) => ({
        field: field === '' ? key : `${field}.${key}`,
        problem: 'is not known here',
        instead: 'leave it out, or see /api/openapi.json for what there is',
      }));
    }
    return [{ field: field === '' ? '(body)' : field, problem: whatIsWrong(issue), instead: whatToWrite(issue) }];
  });
}

function whatIsWrong({ input }: Issue): string {
  if (input === undefined) return 'is missing';
  if (input === null || input === '' || (Array.isArray(input) && input.length === 0)) return 'is empty';
  const text = typeof input === 'string' ? input : JSON.stringify(input);
  return `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}" is not valid`;
}

/** What to write where a field is missing altogether. */
const advice = new Map(
  Object.entries({
    headline: 'write a headline',
    section: 'name a section, e.g. "europe"',
    authors: 'name at least one author, e.g. ["mara-lindqvist"]',
    body: 'write the text',
    basedOn: 'write the revision that you saw; GET /articles/{slug} says the newest',
  }),
);

/** Messages of our own schemas say what to write; Zod's own say what it expected. */
function whatToWrite(issue: Issue): string {
  const missing = issue.input === undefined ? advice.get(issue.path.map(String).join('.')) : undefined;
  if (missing !== undefined) return missing;
  if (/^(write|name|say) /.test(issue.message)) return issue.message;
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const near = typeof issue.input === 'string' ? nearest(issue.input, values) : null;
    return near ? `write "${near}"` : `write one of: ${values.join(', ')}`;
  }
  if (issue.code === 'invalid_type') return `write ${typeNames.get(issue.expected) ?? issue.expected}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum} are allowed`;
  if (issue.code === 'too_small') return `at least ${issue.minimum} are needed`;
  return issue.message;
}

const typeNames = new Map<string, string>(
  Object.entries({
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    tuple: 'a list',
    object: 'an object',
  }),
);
