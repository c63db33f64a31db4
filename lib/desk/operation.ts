import type { z } from 'zod';
import { invalid } from './desk-error.ts';
import type { Desk } from './desk.ts';
import { inputProblems } from './input-problems.ts';
import type { Need } from './scopes.ts';

/** Something that programs can ask of the desk. */
export interface Operation {
  /** Its name in webhooks, in the API's description and, mostly, at the command line. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/desk`, with its parameters: `/articles/{slug}/publish`. */
  readonly path: string;
  readonly scope: Need;
  /** What it does, in one sentence. */
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly input: z.ZodType;
  readonly answer: z.ZodType;
  /** Of the HTTP answer when it worked. */
  readonly status: 200 | 201;
  /** Holds a request against the schemas. @throws DeskError `invalid`, naming each field */
  check(params: unknown, input: unknown): Request;
}

/** A request that is well-formed. */
export interface Request {
  /** What this one asks for; more than the operation's scope where the input says so. */
  scope: Need;
  input: unknown;
  run(desk: Desk): Promise<unknown>;
}

interface Definition<Params extends z.ZodObject, Input extends z.ZodType, Answer> extends Omit<
  Operation,
  'params' | 'input' | 'answer' | 'check'
> {
  params: Params;
  input: Input;
  answer: z.ZodType<Answer>;
  /** Where the input decides what it asks for. */
  scopeOf?: (input: z.output<Input>) => Need;
  run: (desk: Desk, params: z.output<Params>, input: z.output<Input>) => Promise<Answer>;
}

/** Makes an operation, so that its parts fit each other. */
export function operation<Params extends z.ZodObject, Input extends z.ZodType, Answer>(
  definition: Definition<Params, Input, Answer>,
): Operation {
  const { run, scopeOf, ...described } = definition;
  return {
    ...described,
    check(params, input) {
      const [known, checked] = [parsed(definition.params, params), parsed(definition.input, input)];
      return {
        scope: scopeOf?.(checked) ?? definition.scope,
        input: checked,
        run: (desk) => run(desk, known, checked),
      };
    },
  };
}

function parsed<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw invalid(inputProblems(result.error));
  return result.data;
}
