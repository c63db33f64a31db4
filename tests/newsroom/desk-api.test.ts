import { Validator } from '@seriousme/openapi-schema-validator';
import { get as request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { operations } from '#lib/desk/operations.ts';
import { sign } from '#lib/desk/signature.ts';
import { openStore } from '#lib/store/open-store.ts';
import { startPlainNext } from '../support/serve.ts';
import { atAnotherPort } from '../support/sites.ts';
import { tokenFor } from '../support/token-for.ts';
import { untilPage } from '../support/until-page.ts';

const site = inject('newsroom');
const { webhookSecret } = site;
const story = { headline: 'The strait is closed', section: 'trade', authors: ['noor-castellan'] };

let tokens: Record<'draft' | 'publish' | 'withdraw', string>;

beforeAll(async () => {
  tokens = {
    draft: await tokenFor(site, 'drafts', 'draft'),
    publish: await tokenFor(site, 'wire', 'publish'),
    withdraw: await tokenFor(site, 'lawyers', 'withdraw'),
  };
});
/** The next file reads every page of the site, which these stories would be many of. */
afterAll(async () => {
  const store = await openStore(site.databaseUrl);
  await store.transaction(async (tx) => {
    for (let turn = 0; turn < 200; turn += 1) await tx.articles.remove(`wire-${turn}`, 'test');
  });
  await store.close();
});

interface Answer {
  status: number;
  headers: Headers;
  // As an outside program sees it.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

async function ask(
  method: string,
  path: string,
  input?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(`${site.url}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${tokens.publish}`,
      ...(input === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(input === undefined ? {} : { body: typeof input === 'string' ? input : JSON.stringify(input) }),
  });
  const isJson = method !== 'HEAD' && /json/.test(answer.headers.get('content-type') ?? '');
  const body = isJson ? await answer.json() : await answer.text();
  return { status: answer.status, headers: answer.headers, body };
}
const desk = (method: string, path: string, input?: unknown, headers?: Record<string, string>) =>
  ask(method, `/api/desk${path}`, input, headers);
const as = (scope: keyof typeof tokens) => ({ Authorization: `Bearer ${tokens[scope]}` });

/** Every refusal is problem details, kept by nobody. */
function expectProblem({ status, headers, body }: Answer, expected: number): void {
  expect(status).toBe(expected);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toMatchObject({ status: expected, title: expect.any(String), detail: expect.any(String) });
}

describe('a story over the API', () => {
  test('breaks with one request and is on the page, grows, is corrected, moves, goes and comes back', async () => {
    const broken = await desk('POST', '/breaking', { ...story, slug: 'strait' });
    expect(broken).toMatchObject({
      status: 201,
      body: { slug: 'strait', url: '/article/strait', status: 'published' },
    });
    expect(broken.headers.get('cache-control')).toBe('no-store');
    await untilPage(`${site.url}/article/strait`, (page) => page.status === 200 && page.text.includes(story.headline));
    await untilPage(`${site.url}/`, (page) => page.text.includes(story.headline));

    expect((await desk('POST', '/articles/strait/live', { keyPoints: ['No ship passes.'] })).status).toBe(200);
    const update = await desk('POST', '/articles/strait/updates', { body: 'A ship.' });
    expect(update).toMatchObject({ status: 201, body: { number: 1, url: '/article/strait/updates/1#update-1' } });
    const { editedAt: basedOn } = update.body;
    expectProblem(await desk('PATCH', '/articles/strait/updates/1', { body: 'Two ships.' }), 422);
    const edited = await desk('PATCH', '/articles/strait/updates/1', { body: 'Two ships.', basedOn });
    expect(edited.status).toBe(200);
    expectProblem(await desk('PATCH', '/articles/strait/updates/1', { body: 'No ship.', basedOn }), 409);
    expect((await desk('GET', '/articles/strait/updates/1')).body).toMatchObject({
      ...edited.body,
      body: 'Two ships.',
    });
    expectProblem(await desk('DELETE', '/articles/strait/updates/3000000000'), 422);
    expect((await desk('PUT', '/articles/strait/updates/1/pin', {})).status).toBe(200);
    expect((await desk('DELETE', '/articles/strait/updates/1')).status).toBe(200);
    expectProblem(await desk('DELETE', '/articles/strait/updates/1'), 404);
    expect((await desk('POST', '/articles/strait/live/end')).status).toBe(200);
    expect((await desk('DELETE', '/articles/strait/breaking')).status).toBe(200);

    const dek = { basedOn: (await desk('GET', '/articles/strait')).body.revision, dek: 'Ships wait.', publish: true };
    expect((await desk('PATCH', '/articles/strait', dek)).status).toBe(200);
    expect((await desk('POST', '/articles/strait/rename', { slug: 'the-strait' })).body.slug).toBe('the-strait');
    expect((await desk('POST', '/articles/the-strait/corrections', { text: 'It was Monday.' })).status).toBe(201);
    await untilPage(`${site.url}/article/the-strait`, ({ text }) => text.includes('It was Monday.'));
    await untilPage(
      `${site.url}/article/strait`,
      ({ status, location }) => status === 308 && location === '/article/the-strait',
    );

    const gone = await desk(
      'POST',
      '/articles/the-strait/withdraw',
      { legal: true, reason: 'A court.' },
      as('withdraw'),
    );
    expect(gone.body.status).toBe('withdrawn');
    await untilPage(
      `${site.url}/article/the-strait`,
      ({ status, text }) => status === 451 && text.includes('A court.'),
    );
    expectProblem(await desk('POST', '/articles/the-strait/publish'), 409);
    expect((await desk('POST', '/articles/the-strait/restore', undefined, as('withdraw'))).status).toBe(200);
    await untilPage(`${site.url}/article/the-strait`, ({ status }) => status === 200);
  });

  test('is drafted, kept under an embargo, scheduled and taken back', async () => {
    const created = await desk('POST', '/articles', { ...story, slug: 'plan', dek: 'A dek.' }, as('draft'));
    expect(created).toMatchObject({ status: 201, body: { status: 'draft', publishedRevision: null } });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect((await desk('PUT', '/articles/plan/embargo', { until })).status).toBe(200);
    expectProblem(await desk('POST', '/articles/plan/publish'), 409);
    expect((await desk('PUT', '/articles/plan/schedule', { at: until })).body.status).toBe('scheduled');
    expectProblem(await desk('PATCH', '/articles/plan', { basedOn: 2, body: 'Ha.' }, as('draft')), 403);
    expect((await desk('DELETE', '/articles/plan/schedule')).body.status).toBe('draft');
    expect((await fetch(`${site.url}/article/plan`)).status).toBe(404);
  });

  test('two editors: the second gets both versions', async () => {
    await desk('POST', '/articles', { ...story, slug: 'two' });
    await desk('PATCH', '/articles/two', { basedOn: 1, body: 'One.' });
    const second = await desk('PATCH', '/articles/two', { basedOn: 1, body: 'Other.' });
    expectProblem(second, 409);
    expect(second.body).toMatchObject({ current: { revision: 2, body: 'One.' }, sent: { basedOn: 1, body: 'Other.' } });
  });

  test('a script that publishes 200 in a row is not cut off', async () => {
    const statuses = new Set<number>();
    for (let turn = 0; turn < 200; turn += 1) {
      statuses.add((await desk('POST', '/breaking', { ...story, slug: `wire-${turn}` })).status);
    }
    expect([...statuses]).toEqual([201]);
  });
});

describe('what is refused', () => {
  test('401: no token, a wrong one, a revoked one; it says how to ask', async () => {
    for (const headers of [{ Authorization: '' }, { Authorization: 'Basic eDp5' }, { Authorization: 'Bearer x' }]) {
      const refused = await desk('POST', '/breaking', story, headers);
      expectProblem(refused, 401);
      expect(refused.headers.get('www-authenticate')).toMatch(/^Bearer realm="desk"/);
    }
    const forged = `Bearer ${tokens.publish.slice(0, -4)}AAAA`;
    expectProblem(await desk('GET', '/articles/round-the-cape', undefined, { Authorization: forged }), 401);
  });

  test('403: a token without the scope, also where only the input asks for more', async () => {
    const refused = await desk('POST', '/breaking', story, as('draft'));
    expectProblem(refused, 403);
    expect(refused.headers.get('www-authenticate')).toContain('scope="publish"');
    expectProblem(await desk('POST', '/articles/round-the-cape/withdraw', {}), 403);
    const { revision } = (await desk('GET', '/articles/round-the-cape', undefined, as('withdraw'))).body;
    expectProblem(
      await desk('PATCH', '/articles/round-the-cape', { basedOn: revision, publish: true }, as('draft')),
      403,
    );
  });

  test('404 and 405: no such article, address or method', async () => {
    expectProblem(await desk('POST', '/articles/nowhere/publish'), 404);
    expectProblem(await desk('GET', '/nowhere'), 404);
    const wrong = await desk('PUT', '/articles/round-the-cape');
    expectProblem(wrong, 405);
    expect(wrong.headers.get('allow')).toBe('GET, HEAD, PATCH');
    expect(await desk('HEAD', '/articles/round-the-cape')).toMatchObject({ status: 200, body: '' });
    expectProblem(await desk('OPTIONS', '/articles'), 405);
  });

  test('400 and 415: no JSON', async () => {
    expectProblem(await desk('POST', '/breaking', '{"headline": '), 400);
    expectProblem(
      await desk('POST', '/breaking', 'headline=x', { 'Content-Type': 'application/x-www-form-urlencoded' }),
      415,
    );
  });

  test('413: more than 256 kB', async () => {
    expectProblem(await desk('POST', '/breaking', { ...story, body: 'x'.repeat(256 * 1024) }), 413);
  });

  test('422: every field is named, with what to write instead', async () => {
    const refused = await desk('POST', '/breaking', {
      headline: '',
      kind: 'gossip',
      authors: ['Noor'],
      sectoin: 'trade',
    });
    expectProblem(refused, 422);
    const fields = refused.body.problems.map(({ field }: { field: string }) => field);
    expect(fields.sort()).toEqual(['authors.0', 'headline', 'kind', 'section', 'sectoin']);
    expect(refused.body.problems).toContainEqual({
      field: 'headline',
      problem: 'is empty',
      instead: 'write a headline',
    });
    expectProblem(await desk('POST', '/breaking', { ...story, section: 'sport' }), 422);
    expectProblem(await desk('POST', '/breaking', 'null'), 422);
  });
});

describe('a webhook', () => {
  const send = (body: string, { at = Math.floor(Date.now() / 1000), key = webhookSecret } = {}) =>
    ask('POST', '/api/desk/webhook', body, {
      Authorization: '',
      'X-Broadsheet-Timestamp': String(at),
      'X-Broadsheet-Signature': `v1=${sign(key, String(at), body)}`,
    });
  const breaking = (slug: string) => JSON.stringify({ operation: 'breaking', input: { ...story, slug } });

  test('does what it says, once', async () => {
    expect(await send(breaking('hook'))).toMatchObject({ status: 201, body: { slug: 'hook', status: 'published' } });
    const at = Math.floor(Date.now() / 1000);
    const gone = JSON.stringify({ operation: 'withdraw', params: { slug: 'hook' } });
    expect((await send(gone, { at })).body.status).toBe('withdrawn');
    await send(JSON.stringify({ operation: 'restore', params: { slug: 'hook' } }));
    const replayed = await send(gone, { at });
    expectProblem(replayed, 409);
    expect(replayed.body.detail).toContain('taken already');
    expect((await desk('GET', '/articles/hook')).body.status).toBe('published');
  });

  test('may be sent again when the command failed', async () => {
    const at = Math.floor(Date.now() / 1000);
    const body = JSON.stringify({ operation: 'publish', params: { slug: 'later' } });
    expectProblem(await send(body, { at }), 404);
    await desk('POST', '/articles', { ...story, slug: 'later', dek: 'A dek.' });
    expect((await send(body, { at })).body.status).toBe('published');
  });

  test('with another key, an old time, no signature or a wrong shape is refused', async () => {
    expectProblem(await send(breaking('forged'), { key: 'another secret of thirty-two characters' }), 401);
    expectProblem(await send(breaking('old'), { at: Math.floor(Date.now() / 1000) - 301 }), 401);
    expectProblem(await ask('POST', '/api/desk/webhook', breaking('bare')), 401);
    expectProblem(await send(JSON.stringify({ operation: 'explode' })), 422);
    expectProblem(await send(JSON.stringify({ operation: 'breaking', input: {} })), 422);
  });
});

describe('the description of the API', () => {
  test('is valid OpenAPI 3.1 and names every operation', async () => {
    const { status, body } = await ask('GET', '/api/openapi.json', undefined, { Authorization: '' });
    expect(status).toBe(200);
    expect(body.openapi).toMatch(/^3\.1/);
    expect(await new Validator().validate(body)).toMatchObject({ valid: true });
    const webhook = { id: 'webhook', method: 'POST', path: '/webhook' };
    const upload = { id: 'add-picture', method: 'POST', path: '/pictures' };
    const offered = [...operations, upload, webhook].map(
      ({ id, method, path }) => `${id}: ${method.toLowerCase()} ${path}`,
    );
    const described = Object.entries<Record<string, { operationId: string }>>(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId}: ${method} ${path}`),
    );
    expect(described.sort()).toEqual(offered.sort());
  });
});

test('a program makes a preview of a draft, and closes it again', async () => {
  expect((await desk('POST', '/articles', { ...story, slug: 'to-be-previewed' })).status).toBe(201);
  const made = await desk('POST', '/previews', { slug: 'to-be-previewed', hours: 1 });
  expect(made).toMatchObject({ status: 201, body: { slug: 'to-be-previewed', revision: null } });
  expect(made.body.link).toBe(`${site.url}${made.body.url}`);
  const open = () => fetch(made.body.link, { redirect: 'manual' });
  expect((await open()).headers.get('location')).toBe('/article/to-be-previewed');

  expect((await desk('GET', '/articles/to-be-previewed/previews')).body).toMatchObject([{ id: made.body.id }]);
  expect((await desk('DELETE', `/previews/${made.body.id}`)).status).toBe(200);
  expect((await open()).status).toBe(404);
  expectProblem(await desk('DELETE', `/previews/${made.body.id}`), 404);
  expectProblem(await desk('POST', '/previews', { slug: 'to-be-previewed' }, as('withdraw')), 403);
});

test('429: who guesses tokens is slowed down, and told so', async () => {
  // From another address of this machine, whose allowance no other test uses.
  const guess = () =>
    new Promise<Answer>((answered, failed) => {
      const headers = { Authorization: 'Bearer bs_guess' };
      request(
        `${site.url}/api/desk/articles/x`,
        { headers, localAddress: '127.0.0.9', family: 4 },
        async (response) => {
          const body = await text(response);
          const sent = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
          answered({
            status: response.statusCode!,
            headers: new Headers(sent as [string, string][]),
            body: JSON.parse(body),
          });
        },
      ).on('error', failed);
    });
  const guesses = await Promise.all(Array.from({ length: 80 }, guess));
  const refused = guesses.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(20);
  expectProblem(refused[0]!, 429);
  expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('without the press the limits and answers are the same', async () => {
  const plain = await atAnotherPort(site);
  const server = await startPlainNext(plain);
  try {
    const post = async (path: string, input: unknown, headers: Record<string, string> = {}) => {
      const answer = await fetch(`${plain.url}/api/desk${path}`, {
        method: 'POST',
        headers: { ...as('publish'), 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(input),
      });
      return { status: answer.status, headers: answer.headers, body: await answer.json() } as Answer;
    };
    const large = { ...story, body: 'x'.repeat(256 * 1024) };
    expectProblem(await post('/breaking', large), 413);
    const chunked = await fetch(`${plain.url}/api/desk/breaking`, {
      method: 'POST',
      headers: { ...as('publish'), 'Content-Type': 'application/json' },
      body: new Blob([JSON.stringify(large)]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(chunked.status).toBe(413);
    expectProblem(await post('/breaking', story, { Authorization: '' }), 401);
    expect((await post('/breaking', { ...story, slug: 'plain' })).status).toBe(201);
    expectProblem(await post('/webhook', {}), 404);
  } finally {
    await server.stop();
  }
});
