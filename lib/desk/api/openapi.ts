import { z } from 'zod';
import { maxBytes } from '#lib/media/picture-settings.ts';
import {
  articleStateSchema,
  receiptSchema,
  sentPictureSchema,
  updateReceiptSchema,
  updateStateSchema,
} from '../answers.ts';
import { signatureHeader, timestampHeader } from '../signature.ts';
import type { Operation } from '../operation.ts';
import { operations } from '../operations.ts';
import { examples } from './examples.ts';
import { apiRoot, readsQuery } from './match.ts';
import { deskBodyLimit } from '#lib/config/desk-limits.ts';
import { webhookSchema } from './webhook.ts';

/** Where an answer or a problem is described once for all. */
const named = new Map<z.ZodType, string>([
  [receiptSchema, 'Receipt'],
  [updateReceiptSchema, 'UpdateReceipt'],
  [updateStateSchema, 'UpdateState'],
  [articleStateSchema, 'ArticleState'],
]);

const problemSchema = z.object({
  title: z.string(),
  status: z.number().int(),
  detail: z.string().describe('For people'),
  problems: z
    .array(z.object({ field: z.string(), problem: z.string(), instead: z.string().describe('What to write instead') }))
    .optional()
    .describe('Of 422: each field'),
  current: z.looseObject({ revision: z.number().int() }).optional().describe('Of 409: what is there now'),
  sent: z.unknown().optional().describe('Of 409: what was sent; nothing of it was saved'),
});

/** The API as OpenAPI 3.1, whose schemas are JSON Schema 2020-12; made of the table of operations. */
export function openApiDocument() {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Broadsheet: the desk',
      version: '1',
      description:
        'What a newsroom’s programs can do. Each command is one transaction: when it is answered it is kept, and readers see it within two seconds.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: apiRoot }],
    security: [{ token: [] }],
    tags: [{ name: 'desk', description: 'Articles and their coverage' }],
    paths: { ...pathsOf(operations), '/pictures': { post: upload }, '/webhook': { post: webhook } },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Made by `npx broadsheet token create`' },
      },
      schemas: {
        ...Object.fromEntries([...named].map(([schema, name]) => [name, jsonSchema(schema, 'output')])),
        Problem: jsonSchema(problemSchema, 'output'),
      },
      responses: Object.fromEntries(
        Object.entries(problems).map(([status, text]) => [`Problem${status}`, failed(text)]),
      ),
    },
  };
}

function pathsOf(all: readonly Operation[]): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const each of all) (paths[each.path] ??= {})[each.method.toLowerCase()] = described(each);
  return paths;
}

function described(operation: Operation) {
  const { id, summary, method, path, scope, params, input, answer, status } = operation;
  const parameters = [
    ...parametersOf('path', params.shape),
    ...(readsQuery(operation) ? parametersOf('query', (input as z.ZodObject).shape) : []),
  ];
  const takesBody = method === 'POST' || method === 'PUT' || method === 'PATCH';
  const required = !input.safeParse({}).success;
  return {
    operationId: id,
    summary,
    description: `Takes a token with the scope \`${scope}\`${scope === 'read' ? ': any token' : ''}.`,
    tags: ['desk'],
    security: [{ token: [scope] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(takesBody ? { requestBody: { required, content: json(jsonSchema(input, 'input'), examples.get(id)) } } : {}),
    responses: {
      [status]: { description: 'It is done and kept.', content: json(reference(answer)) },
      ...refusals(path.includes('{') ? ['404'] : [], takesBody ? ['400', '413', '415'] : []),
    },
  };
}

function parametersOf(place: 'path' | 'query', shape: Readonly<Record<string, unknown>>) {
  return Object.entries(shape).map(([name, schema]) => ({
    ...{ name, in: place, required: place === 'path' },
    schema: jsonSchema(schema as z.ZodType, 'output'),
  }));
}

const upload = {
  operationId: 'add-picture',
  summary: 'Takes a picture in, so that articles can show it.',
  description: `The body is the file, at most ${maxBytes / 1024 / 1024} MB. Takes a token with the scope \`draft\`.`,
  tags: ['desk'],
  security: [{ token: ['draft'] }],
  parameters: [
    {
      ...{ name: 'name', in: 'query', required: true, schema: { type: 'string' }, example: 'kurils.jpg' },
      description: 'The name of the file; what texts call the picture is made of it',
    },
  ],
  requestBody: { required: true, content: { 'image/*': { schema: { type: 'string', format: 'binary' } } } },
  responses: {
    '201': { description: 'It is kept.', content: json(jsonSchema(sentPictureSchema, 'output')) },
    ...refusals(['400', '413']),
  },
};

const webhook = {
  operationId: 'webhook',
  summary: 'Any operation, signed with the site’s secret instead of a token. Each request is taken once.',
  description: `The signature is the hex HMAC-SHA256 of \`<timestamp>.<body>\`.`,
  tags: ['desk'],
  security: [],
  parameters: [
    {
      ...{ name: timestampHeader, in: 'header', required: true, schema: { type: 'string', pattern: '^\\d+$' } },
      description: 'Unix time in seconds, at most five minutes off',
    },
    {
      ...{ name: signatureHeader, in: 'header', required: true, schema: { type: 'string' } },
      description: '`v1=<hex>`; several, with commas between them, while a key is being changed',
    },
  ],
  requestBody: { required: true, content: json(jsonSchema(webhookSchema, 'input')) },
  responses: {
    '200': { description: 'It is done and kept: the answer of the operation.', content: json({ type: 'object' }) },
    '201': { description: 'The same, of an operation that begins something.', content: json({ type: 'object' }) },
    ...refusals(['404'], ['400', '413', '415']),
  },
};

function refusals(...some: string[][]) {
  const statuses = ['401', '403', '405', '409', '422', '429', '503', ...some.flat()].sort();
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));
}

const problems: Readonly<Record<string, string>> = {
  400: 'The body is no JSON.',
  401: 'No token, or none that works; of a webhook, no signature that holds.',
  403: 'The token lacks the scope.',
  404: 'There is no such article, update or address.',
  405: 'Another method is meant.',
  409: 'Not as things stand: an embargo, a withdrawal, a newer revision (`current`), a request that was taken already.',
  413: `The body is longer than ${deskBodyLimit / 1024} kB.`,
  415: 'The body is not announced as JSON.',
  422: 'The input is not valid; every field is named.',
  429: 'Too many requests, or too many wrong secrets, from this address; see Retry-After.',
  503: 'The store does not answer; see Retry-After.',
};

const failed = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

function reference(schema: z.ZodType) {
  const name = named.get(schema);
  return name === undefined ? jsonSchema(schema, 'output') : { $ref: `#/components/schemas/${name}` };
}

function json(schema: unknown, example?: object) {
  return { 'application/json': { schema, ...(example ? { example } : {}) } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  // The dialect is OpenAPI 3.1's own.
  return { ...z.toJSONSchema(schema, { io }), $schema: undefined };
}
